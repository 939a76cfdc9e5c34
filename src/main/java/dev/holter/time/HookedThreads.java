package dev.holter.time;

import dev.holter.time.Participant.Role;
import dev.holter.time.Participant.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/** The threads of one timeline whose own waits are virtual. Guarded by the timeline's lock. */
final class HookedThreads {
  private final Timeline timeline;
  final Monitors monitors = new Monitors();
  final CommonPools pools;
  final HookedJvm jvm;
  private final Map<Participant, HookedThread> hooked = new LinkedHashMap<>();

  /** Odd, since fork-join tasks make their deadlines so, for which none must be moved. */
  private final long nanosAtStart = Watchdog.nanoTime() | 1;

  private final List<Participant> released = new ArrayList<>();
  private @Nullable ThreadHooks agent;

  /** The thread whose end gave the present turn away. */
  private @Nullable Thread ending;

  HookedThreads(Timeline timeline) {
    this.timeline = timeline;
    this.pools = new CommonPools(timeline);
    this.jvm = new HookedJvm(timeline);
  }

  void use(ThreadHooks threads) {
    synchronized (timeline.lock) {
      timeline.requireOpen("hookThreads");
      isShared(Thread.currentThread());
      agent = threads;
    }
  }

  boolean isUsed() {
    synchronized (timeline.lock) {
      return agent != null;
    }
  }

  long nanoTime() {
    return nanosAtStart + timeline.elapsed().toNanos();
  }

  /** The test's own thread is added while its code runs, and a guest is something else. */
  void add(Participant participant) {
    boolean mayBe = participant.role == Role.TRACKED || participant.role == Role.ADOPTED;
    if (agent != null && mayBe && !staysReal(participant.thread)) {
      hook(participant);
    }
  }

  private void hook(Participant participant) {
    HookedThread hook = new HookedThread(timeline, participant);
    hooked.put(participant, hook);
    Objects.requireNonNull(agent).add(participant.thread, hook);
  }

  /**
   * Puts a thread of the user's on the clock that is about to be woken by one of its own, and gets
   * its turn like any wake-up; or the calling thread, which goes on at once.
   */
  boolean enlist(Thread thread) {
    if (agent == null
        || timeline.isClosing()
        || timeline.participants.known(thread) != null
        || staysReal(thread)
        || !agent.isFree(thread)) {
      return false;
    }
    boolean isHere = thread == Thread.currentThread();
    State state = isHere ? State.RUNNING : State.READY;
    Participant enlisted = new Participant(thread.getName(), Role.ADOPTED, thread, state);
    enlisted.arriving = !isHere;
    enlisted.parked = isHere ? null : thread;
    timeline.turns.join(enlisted);
    return true;
  }

  /**
   * Gives a thread back that the clock did not make and that waits again after the test has
   * interrupted it, as idle threads of pools do: to throw something here could leave a lock behind
   * that nobody can get any more.
   */
  boolean releases(Participant participant) {
    if (!participant.refused || participant.thread instanceof TrackedThread) {
      return false;
    }
    // Asked by the thread itself: of a virtual one that runs nobody else can tell where it is.
    boolean idle = isIdle(Thread.currentThread().getStackTrace());
    synchronized (timeline.lock) {
      participant.released = true;
      if (!idle) {
        released.add(participant);
      }
      timeline.turns.leave(participant);
    }
    return true;
  }

  /** Those that were given back in the midst of something, do not end, and do not become idle. */
  List<Participant> stillBusy() throws InterruptedException {
    List<Participant> busy;
    synchronized (timeline.lock) {
      busy = released.stream().filter(one -> isBusy(one.thread)).toList();
    }
    timeline.watchdog.join(busy.stream().map(one -> one.thread).toList());
    return busy.stream().filter(one -> isBusy(one.thread)).toList();
  }

  private static boolean isBusy(Thread thread) {
    return thread.isAlive() && !isIdle(Stacks.of(thread));
  }

  /** Whether a thread waits for work in a pool or a timer. */
  private static boolean isIdle(StackTraceElement[] trace) {
    return Arrays.stream(trace)
        .anyMatch(
            frame ->
                frame.getMethodName().equals("getTask")
                    || frame.getMethodName().equals("mainLoop")
                    || frame.getClassName().equals(ForkJoinPool.class.getName()));
  }

  /** Null if nobody tells. */
  @Nullable MonitorUse monitorsOf(Thread thread) {
    return agent == null ? null : agent.monitorsOf(thread);
  }

  boolean mayBeGuest(Thread thread) {
    return agent != null && !agent.isOfTheJvm(thread);
  }

  /** Whether a thread that is not known here is on another clock. */
  boolean isElsewhere(Thread thread) {
    return agent != null && !agent.isFree(thread);
  }

  boolean isCallerHooked() {
    Participant caller = timeline.participants.known(Thread.currentThread());
    return caller != null && has(caller);
  }

  boolean has(Participant participant) {
    return hooked.containsKey(participant);
  }

  void beginTest() {
    synchronized (timeline.lock) {
      Participant test = timeline.participants.driver();
      if (agent != null && !timeline.isClosing() && test.thread == Thread.currentThread()) {
        hook(test);
        Sentry.watch(timeline);
      }
    }
  }

  void endTest() {
    Sentry.leave(timeline);
    synchronized (timeline.lock) {
      Participant test = timeline.participants.driver();
      if (test.thread == Thread.currentThread()) {
        remove(test);
      }
    }
  }

  /** Another thread is the test's from here on; what the former one waits for is its own affair. */
  void testMoves(Participant test, Thread next) {
    boolean inside = hooked.containsKey(test);
    remove(test);
    for (Participant former : List.copyOf(hooked.keySet())) {
      if (former.thread == next) {
        // It was the test's before, and stood aside in a real wait.
        remove(former);
        inside = true;
      }
    }
    test.thread = next;
    if (inside && next == Thread.currentThread()) {
      hook(test);
    }
  }

  /** Under the timeline's lock, so that nobody takes it for a worker's. */
  void interrupt(Thread thread) {
    if (agent == null) {
      thread.interrupt();
    } else {
      agent.interrupt(thread);
    }
  }

  void add(Guest guest) {
    Objects.requireNonNull(agent).add(guest.self.thread, guest);
  }

  void remove(Guest guest) {
    Objects.requireNonNull(agent).remove(guest.self.thread, guest);
  }

  /** Loaded before any thread is hooked. */
  private boolean isShared(Thread thread) {
    return SharedPools.has(thread, timeline.participants.driver().thread);
  }

  private boolean staysReal(Thread thread) {
    return isShared(thread) || Objects.requireNonNull(agent).staysReal(thread);
  }

  /** The child of a hooked thread is one itself. Without the timeline's lock. */
  void start(Participant parent, Thread child) {
    if (child instanceof TrackedThread || timeline.participants.known(child) != null) {
      // A thread that a clock has made is on that clock, whoever starts it.
      return;
    }
    if (parent.refused) {
      // A pool would put a new thread in the place of each that the clock ends.
      throw new StoppedError();
    }
    if (staysReal(child)) {
      // Whoever starts one often waits for it to be ready.
      if (!parent.isDriver()) {
        timeline.guests.begin(child);
      }
    } else {
      Participant started = new Participant(child.getName(), Role.TRACKED, child, State.READY);
      started.parked = child;
      timeline.turns.join(started);
    }
  }

  /**
   * A thread of the user's, such as one of a pool, is on the clock as if a guest had woken it. One
   * that stays real works for nobody; the engine of another clock starts such, locked.
   */
  void startForGuest(Thread child) {
    if (!(child instanceof TrackedThread) && !Objects.requireNonNull(agent).staysReal(child)) {
      timeline.guests.start(child);
    }
  }

  /**
   * Somebody whom the clock does not know ends a wait. If time has moved since it began, and
   * nothing holds it, it is chance how far: the run is not exact.
   */
  void wokenByStranger(Wait wait) {
    synchronized (timeline.lock) {
      if (wait.isVirtual() && wait.isPending() && wait.hasLasted() && !timeline.isHeld()) {
        timeline.verdict.fail(new HeldTimeException(StuckReport.wokenByStranger(timeline, wait)));
      }
    }
  }

  /** An interrupt is the same, if the agent sees who may do what. */
  void interruptedBy(Wait wait) {
    if (isUsed() && timeline.guests.isStranger()) {
      wokenByStranger(wait);
    }
  }

  void remove(Participant participant) {
    if (hooked.remove(participant) != null) {
      Objects.requireNonNull(agent).remove(participant.thread);
    }
  }

  /** On the thread itself, which has nothing left to do. */
  void end(Participant participant) {
    synchronized (timeline.lock) {
      if (hooked.containsKey(participant)) {
        ending = participant.thread;
        // As the VM does when a thread has ended: this is what Thread.join waits for.
        monitors.notifyAll(participant.thread);
      }
    }
    timeline.participants.standDown(participant);
    timeline.turns.leave(participant);
  }

  /**
   * Sees the thread end that gave its turn to the caller, so that {@code isAlive} does not depend
   * on how fast it is. Without the timeline's lock.
   */
  void seeEnd() {
    Thread thread = takeEnding();
    if (thread == null || thread == Thread.currentThread()) {
      return;
    }
    boolean interrupted = false;
    boolean seen = false;
    while (!seen) {
      try {
        timeline.watchdog.join(List.of(thread));
        seen = true;
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Thread takeEnding() {
    synchronized (timeline.lock) {
      Thread thread = ending;
      ending = null;
      return thread;
    }
  }

  void close() {
    synchronized (timeline.lock) {
      List.copyOf(hooked.keySet()).forEach(this::remove);
      timeline.guests.present().forEach(timeline.guests::leave);
    }
  }
}
