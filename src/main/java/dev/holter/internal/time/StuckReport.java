package dev.holter.internal.time;

import dev.holter.internal.time.Participant.Role;
import dev.holter.internal.time.Participant.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says who keeps time from moving: the text of every failure of the engine. */
final class StuckReport {
  private static final int DEADLINES = 5;
  private static final int FRAMES = 12;

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

  private final StringBuilder text = new StringBuilder();
  private final Timeline timeline;

  private StuckReport(Timeline timeline) {
    this.timeline = timeline;
  }

  static String of(Timeline timeline) {
    synchronized (timeline.lock) {
      return new StuckReport(timeline).everything();
    }
  }

  static String held(Timeline timeline) {
    return "Virtual time stands still at ["
        + timeline.present.now()
        + "]: nothing happened for "
        + timeline.watchdog.limit()
        + " of usable time.\n"
        + of(timeline)
        + remedy(timeline);
  }

  private static String remedy(Timeline timeline) {
    if (timeline.turns.isWorkerRunning()) {
      return timeline.hooks.isUsed() ? HOOKED_RUNNING_REMEDY : RUNNING_REMEDY;
    }
    return timeline.driver.isInRealWait() ? TEST_REMEDY : HOLDS_REMEDY;
  }

  static String deadlocked(Timeline timeline) {
    return "Virtual time cannot move at ["
        + timeline.present.now()
        + "]: everybody waits, the test too, and nobody is left who could end the test's wait.\n"
        + of(timeline)
        + "Do this: let somebody on the clock do what the test waits for. What comes from outside,"
        + " such as a container or another process, is waited for with VirtualClock.inRealTime.\n";
  }

  static String hopeless(Timeline timeline) {
    return "The test waits without a limit, and virtual time went on and on to ["
        + timeline.present.now()
        + "]: only what repeats is left, such as polls.\n"
        + lastMoves(timeline)
        + of(timeline)
        + "Do this: end what the test waits for, such as by stopping the worker first, or let it"
        + " wait with a limit, or advance the clock.\n";
  }

  static String livelocked(Timeline timeline, int budget) {
    return "Virtual time cannot move on from ["
        + timeline.present.now()
        + "]: "
        + budget
        + " things happened at this one instant. Something repeats without waiting.\n"
        + lastMoves(timeline)
        + of(timeline);
  }

  static String wokenByStranger(Timeline timeline, Wait wait) {
    StuckReport report = new StuckReport(timeline);
    report.text.append("A wait that began at [").append(wait.since).append("] was ended at [");
    report
        .text
        .append(timeline.present.now())
        .append("] by a thread that is not on the virtual clock, [");
    report.text.append(Thread.currentThread().getName());
    report.text.append("]: how far time had moved by then is chance.\n");
    report.everything();
    report.text.append(
        "Do this: let the test or the worker start the thread that does it, or keep time still"
            + " with VirtualClock.hold while it works.\n");
    return report.text.toString();
  }

  static String cameBack(Timeline timeline, Thread thread, Instant since) {
    StuckReport report = new StuckReport(timeline);
    report.text.append('[').append(thread.getName()).append("] waited for the outside from [");
    report.text.append(since).append("] on and acts at [").append(timeline.present.now());
    report.text.append("]: such a wait cannot be virtual, and how far time had moved by then is");
    report.text.append(" chance.\n");
    report.everything();
    report.text.append(
        "Do this: keep time still with VirtualClock.hold while something outside works, or let this"
            + " thread call nothing of the clock's.\n");
    return report.text.toString();
  }

  static String timedOutForReal(Timeline timeline, Participant participant, String what) {
    StuckReport report = new StuckReport(timeline);
    report.text.append('[').append(participant.name).append("] gave up in ").append(what);
    report
        .text
        .append(" at [")
        .append(timeline.present.now())
        .append("]: such a wait cannot be virtual,");
    report.text.append(" its limit came in real time and virtual time stood still.\n");
    report.participant(participant);
    report.text.append(
        "Do this: let what it waits for end in the test, or give the worker something else to wait"
            + " with.\n");
    return report.text.toString();
  }

  static String timedOutForReal(Timeline timeline, String call, Throwable timeout) {
    StuckReport report = new StuckReport(timeline);
    report
        .text
        .append('[')
        .append(call)
        .append("] was given up at [")
        .append(timeline.present.now());
    report
        .text
        .append("] with [")
        .append(timeout)
        .append("]: such a wait cannot be virtual, its limit came in real time and virtual");
    report.text.append(" time stood still.\n");
    report.everything();
    report.text.append(
        "Do this: let what it waits for come in the test: an answer, or a free connection, of which"
            + " the client can be given more; or raise the limit.\n");
    return report.text.toString();
  }

  static String starving(Timeline timeline) {
    return "The test has neither waited nor called for "
        + timeline.watchdog.limit()
        + " of usable time, and threads of the clock get their turn only then. From here on they ran"
        + " beside it.\n"
        + of(timeline)
        + "Do this: call one of the clock's advance methods, or a client, before the test waits for"
        + " another thread by a socket or a loop; raise the watchdog's limit if the test itself"
        + " really takes longer.\n";
  }

  static String neverIdle(Timeline timeline, int budget) {
    return "runUntilIdle passed "
        + budget
        + " instants up to ["
        + timeline.present.now()
        + "] and there is still work: something repeats for ever. Use advanceBy or advanceUntil, or"
        + " schedule the repetition at a fixed rate, which counts as background.\n"
        + lastMoves(timeline)
        + of(timeline);
  }

  static String notMet(Timeline timeline, Duration limit) {
    return "The condition was not met within "
        + limit
        + " of virtual time, up to ["
        + timeline.present.now()
        + "].\n"
        + lastMoves(timeline)
        + of(timeline);
  }

  static String notStopped(Timeline timeline, List<Participant> leaked) {
    return "These threads were interrupted at the end of the test and did not end; the limit is ["
        + timeline.watchdog.limit()
        + "] of usable time:\n"
        + threads(timeline, leaked)
        + "Do this: let the worker end when it is interrupted, or stop it in the test.\n";
  }

  static String circle(Timeline timeline, List<Participant> circle) {
    return "These threads wait for locks that they have among themselves, each for one of the next's"
        + " and the last for one of the first's:\n"
        + threads(timeline, circle)
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

  static String outlived(Timeline timeline, List<Participant> left) {
    return "These threads called in the test and outlive it by ["
        + timeline.watchdog.limit()
        + "] of usable time:\n"
        + threads(timeline, left)
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

  private static String threads(Timeline timeline, List<Participant> participants) {
    StuckReport report = new StuckReport(timeline);
    participants.forEach(report::participant);
    return report.text.toString();
  }

  private static String lastMoves(Timeline timeline) {
    StringBuilder moves = new StringBuilder("What happened last:\n");
    timeline.moves.last().forEach(move -> moves.append("  ").append(move).append('\n'));
    return moves.toString();
  }

  private String everything() {
    List<Participant> present = new ArrayList<>();
    Participant test = timeline.participants.driver();
    // The one that throws this has the failure's own stack.
    if (test.isIdle() || test.thread != Thread.currentThread()) {
      present.add(test);
    }
    present.addAll(timeline.participants.present());
    section("Running:", present.stream().filter(Participant::isRunning).toList());
    mover();
    section("Next to run:", present.stream().filter(one -> one.state() == State.READY).toList());
    section("Blocked:", present.stream().filter(one -> one.state() == State.BLOCKED).toList());
    section("Waiting:", present.stream().filter(one -> one.state() == State.WAITING).toList());
    holds();
    deadlines();
    text.append(timeline.contention.remark());
    return text.toString();
  }

  private void section(String title, List<Participant> participants) {
    if (!participants.isEmpty()) {
      text.append(title).append('\n');
      participants.forEach(this::participant);
    }
  }

  private void participant(Participant participant) {
    text.append("  [").append(participant.name).append(']');
    Thread thread = participant.thread;
    Wait wait = participant.wait;
    if (wait != null) {
      text.append(" in ").append(wait.what());
    } else if (participant.role != Role.STRANGER) {
      text.append(", thread ").append(thread.getState());
      ownerOfItsLock(thread);
    }
    text.append('\n');
    StackTraceElement[] trace = Stacks.of(thread);
    frames(wait == null ? UserFrames.present(trace, FRAMES) : UserFrames.callers(trace, FRAMES));
  }

  private void ownerOfItsLock(Thread thread) {
    ParkedFor lock = timeline.hooks.lockOf(thread);
    Thread owner = lock == null ? null : lock.owner();
    if (owner != null) {
      text.append(" for a lock of [").append(owner.getName()).append(']');
      text.append(owner.isAlive() ? "" : ", which has ended and will never give it free");
    }
  }

  private void mover() {
    Thread mover = timeline.mover.thread();
    if (mover != null) {
      text.append("In an action of the clock:\n  [").append(mover.getName()).append("]\n");
      frames(UserFrames.present(Stacks.of(mover), FRAMES));
    }
  }

  private void holds() {
    List<OpenHold> holds = timeline.holds.open();
    if (!holds.isEmpty()) {
      text.append("Open holds:\n");
      for (OpenHold hold : holds) {
        text.append("  [").append(hold.name()).append("], taken\n");
        frames(hold.taken());
      }
    }
  }

  private void deadlines() {
    List<Deadline> next = timeline.moves.upcoming(DEADLINES);
    text.append(next.isEmpty() ? "No deadline is left.\n" : "Next deadlines:\n");
    next.forEach(deadline -> text.append("  ").append(deadline).append('\n'));
  }

  private void frames(List<StackTraceElement> frames) {
    for (StackTraceElement frame : frames) {
      text.append("      at ").append(UserFrames.text(frame)).append('\n');
    }
  }
}
