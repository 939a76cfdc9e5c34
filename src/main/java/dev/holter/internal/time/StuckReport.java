package dev.holter.internal.time;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Says who keeps time from moving: the text of every failure of the engine. */
final class StuckReport {
  private static final String RUNNING_REMEDY =
      "Do this: let what runs wait with VirtualClock.sleep, the clock's executors or a client call"
          + " instead of Thread.sleep, a latch or anything else that the clock cannot see, or leave"
          + " agent = true, which puts such waits on the clock; raise the watchdog's limit if its"
          + " work really takes longer.\n";

  private static final String HOOKED_RUNNING_REMEDY =
      "Do this: look where it is. A loop that never waits has to wait for something; what waits for"
          + " the outside, such as a socket, a process or native code, cannot be virtual and needs"
          + " an answer from the test; raise the watchdog's limit if its work really takes"
          + " longer.\n";

  private static final String TEST_REMEDY =
      "Do this: the test engine waits in real time for a thread that does not come on; look where"
          + " that thread is.\n";

  private static final String HOLDS_REMEDY =
      "Do this: close the open holds, or raise the watchdog's limit if what they stand for really"
          + " takes longer.\n";

  private final Present present;
  private final Watchdog watchdog;
  private final Scene scene;
  private final Turns turns;
  private final TestState testState;
  private final HookedThreads hooks;

  StuckReport(
      Present present,
      Watchdog watchdog,
      Scene scene,
      Turns turns,
      TestState testState,
      HookedThreads hooks) {
    this.present = present;
    this.watchdog = watchdog;
    this.scene = scene;
    this.turns = turns;
    this.testState = testState;
    this.hooks = hooks;
  }

  String held() {
    return "Virtual time stands still at ["
        + present.now()
        + "]: nothing happened for "
        + watchdog.limit()
        + " of usable time.\n"
        + scene.describe()
        + remedy();
  }

  private String remedy() {
    if (turns.isWorkerRunning()) {
      return hooks.isUsed() ? HOOKED_RUNNING_REMEDY : RUNNING_REMEDY;
    }
    return testState.isInRealWait() ? TEST_REMEDY : HOLDS_REMEDY;
  }

  String deadlocked() {
    return "Virtual time cannot move at ["
        + present.now()
        + "]: everybody waits, the test too, and nobody is left who could end the test's wait.\n"
        + scene.describe()
        + "Do this: let somebody on the clock do what the test waits for. What comes from outside,"
        + " such as a container or another process, is waited for with VirtualClock.inRealTime.\n";
  }

  String hopeless() {
    return "The test waits without a limit, and virtual time went on and on to ["
        + present.now()
        + "]: only what repeats is left, such as polls.\n"
        + scene.lastMoves()
        + scene.describe()
        + "Do this: end what the test waits for, such as by stopping the worker first, or let it"
        + " wait with a limit, or advance the clock.\n";
  }

  String livelocked(int budget) {
    return "Virtual time cannot move on from ["
        + present.now()
        + "]: "
        + budget
        + " things happened at this one instant. Something repeats without waiting.\n"
        + scene.lastMoves()
        + scene.describe();
  }

  String wokenByStranger(Wait wait) {
    StringBuilder text = new StringBuilder();
    text.append("A wait that began at [").append(wait.since).append("] was ended at [");
    text.append(present.now()).append("] by a thread that is not on the virtual clock, [");
    text.append(ThreadNames.of(Thread.currentThread()));
    text.append("]: how far time had moved by then is chance.\n");
    text.append(scene.describe());
    text.append(
        "Do this: let the test or the worker start the thread that does it, or keep time still"
            + " with VirtualClock.hold while it works.\n");
    return text.toString();
  }

  String cameBack(Thread thread, Instant since) {
    StringBuilder text = new StringBuilder();
    text.append('[').append(ThreadNames.of(thread)).append("] waited for the outside from [");
    text.append(since).append("] on and acts at [").append(present.now());
    text.append("]: such a wait cannot be virtual, and how far time had moved by then is");
    text.append(" chance.\n");
    text.append(scene.describe());
    text.append(
        "Do this: keep time still with VirtualClock.hold while something outside works, or let this"
            + " thread call nothing of the clock's.\n");
    return text.toString();
  }

  String timedOutForReal(Participant participant, String what) {
    StringBuilder text = new StringBuilder();
    text.append('[').append(participant.name).append("] gave up in ").append(what);
    text.append(" at [").append(present.now()).append("]: such a wait cannot be virtual,");
    text.append(" its limit came in real time and virtual time stood still.\n");
    text.append(scene.of(List.of(participant)));
    text.append(
        "Do this: let what it waits for end in the test, or give the worker something else to wait"
            + " with.\n");
    return text.toString();
  }

  String timedOutForReal(String call, Throwable timeout) {
    StringBuilder text = new StringBuilder();
    text.append('[').append(call).append("] was given up at [").append(present.now());
    text.append("] with [")
        .append(timeout)
        .append("]: such a wait cannot be virtual, its limit came in real time and virtual");
    text.append(" time stood still.\n");
    text.append(scene.describe());
    text.append(
        "Do this: let what it waits for come in the test: an answer, or a free connection, of which"
            + " the client can be given more; or raise the limit.\n");
    return text.toString();
  }

  String starving() {
    return "The test has neither waited nor called for "
        + watchdog.limit()
        + " of usable time, and threads of the clock get their turn only then. From here on they ran"
        + " beside it.\n"
        + scene.describe()
        + "Do this: call one of the clock's advance methods, or a client, before the test waits for"
        + " another thread by a socket or a loop; raise the watchdog's limit if the test itself"
        + " really takes longer.\n";
  }

  String interrupted(String what) {
    return "The test's thread was interrupted in ["
        + what
        + "], for example by a JUnit timeout\n"
        + scene.describe();
  }

  String neverIdle(int budget) {
    return "runUntilIdle passed "
        + budget
        + " instants up to ["
        + present.now()
        + "] and there is still work: something repeats for ever. Use advanceBy or advanceUntil, or"
        + " schedule the repetition at a fixed rate, which counts as background.\n"
        + scene.lastMoves()
        + scene.describe();
  }

  String notMet(Duration limit) {
    return "The condition was not met within "
        + limit
        + " of virtual time, up to ["
        + present.now()
        + "].\n"
        + scene.lastMoves()
        + scene.describe();
  }

  String notStopped(List<Participant> leaked) {
    return "These threads were interrupted at the end of the test and did not end; the limit is ["
        + watchdog.limit()
        + "] of usable time:\n"
        + scene.of(leaked)
        + "Do this: let the worker end when it is interrupted, or stop it in the test.\n";
  }

  String circle(List<Participant> circle) {
    return "These threads wait for locks that they have among themselves, each for one of the next's"
        + " and the last for one of the first's:\n"
        + scene.of(circle)
        + "Do this: take the locks in the same order everywhere.\n";
  }

  static String leftRunning(List<String> work) {
    StringBuilder text =
        new StringBuilder(
            "The test has ended, and these tasks were still planned in pools or event loops:\n");
    work.forEach(one -> text.append("  [").append(one).append("]\n"));
    return text.append(
            "Do this: cancel the task or shut the executor down in the worker's own stop method, and"
                + " stop the worker in the test or in @AfterEach. The tasks were cancelled.\n")
        .toString();
  }

  String outlived(List<Participant> left) {
    return "These threads called in the test and outlive it by ["
        + watchdog.limit()
        + "] of usable time:\n"
        + scene.of(left)
        + "Do this: end them in the test or in @AfterEach, such as with shutdownNow() of their"
        + " executor, or let the clock make them, which ends them: VirtualClock.threadFactory"
        + " or its executors.\n";
  }

  static String cameByChance(Map<String, Instant> threads) {
    StringBuilder text =
        new StringBuilder(
            "The test would pass, and these threads, which nobody on the clock has started or given"
                + " work, were in real time until they called. Time had moved by then, and how far"
                + " it had moved is chance:\n");
    threads.forEach(
        (name, at) ->
            text.append("  [").append(name).append("], first call at [").append(at).append("]\n"));
    return text.append(
            "Do this: let the test or a worker start the thread, or keep time still with"
                + " VirtualClock.hold from before it begins until it is done.\n")
        .toString();
  }

  static String sharedPools(List<String> pools) {
    StringBuilder text =
        new StringBuilder(
            "Tests that ran at once gave tasks to one pool. Each of its threads is on one test's clock,"
                + " and takes whatever task is next:\n");
    pools.forEach(one -> text.append("  ").append(one).append('\n'));
    return text.append(
            "Do this: run these tests one after the other, with @Execution(ExecutionMode.SAME_THREAD)"
                + " or one @ResourceLock for all of them, or give each worker a pool of its own.\n")
        .toString();
  }

  static String undecided(List<String> threads) {
    StringBuilder text =
        new StringBuilder(
            "The test would pass, and these threads, which it or a worker has started or given"
                + " work, are still to go on in real time, where hours of the clock are no time at"
                + " all:\n");
    threads.forEach(one -> text.append("  ").append(one).append('\n'));
    return text.append(
            "Do this: let a thread of the worker's own do it, such as one of an executor, which is"
                + " on the clock; or close what the thread belongs to, in the test or in"
                + " @AfterEach, if nothing is expected of it.\n")
        .toString();
  }
}
