package dev.holter.internal.time;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.holter.internal.time.Participant.Role;
import dev.holter.internal.time.Participant.State;
import dev.holter.time.HeldTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The threads of one timeline whose own waits are virtual. Guarded by the timeline's lock. */
final class HookedThreads {
  private static final long NANOS_OF_SECOND = Duration.ofSeconds(1).toNanos();

  private final Timeline timeline;
  final Monitors monitors = new Monitors();
  final CommonPools pools;
  final HookedJvm jvm;
  private final Map<Participant, HookedThread> hooked = new LinkedHashMap<>();

  /**
   * An odd value: {@code ForkJoinTask} sets the lowest bit of its deadlines, since zero means none,
   * and an odd base leaves them as they are.
   */
  private final long nanosAtStart = NanoTimes.next() | 1;

  @GuardedBy("timeline.lock")
  private final List<Participant> released = new ArrayList<>();

  @GuardedBy("timeline.lock")
  private final List<Participant> handedBack = new ArrayList<>();

  /** Threads of the test engine that are on no clock. */
  private final Set<Thread> engineThreads = Collections.newSetFromMap(new WeakHashMap<>());

  /** The pools that have got tasks of the clock's threads. */
  private final Set<Object> givenTo = Collections.newSetFromMap(new WeakHashMap<>());

  private @Nullable ThreadHooks agent;

  /** The number of the first task that was planned in a pool while this clock was there. */
  private long firstPlan;

  /** The least number of a thread that is younger than the clock. */
  private long firstThread;

  /** The threads that have ended since the last turn began; more than one if they ran at once. */
  @GuardedBy("timeline.lock")
  private final List<Thread> ending = new ArrayList<>();

  HookedThreads(Timeline timeline, Supplier<ScheduledExecutorService> delayer) {
    this.timeline = timeline;
    this.pools = new CommonPools(timeline.lock, delayer);
    this.jvm = new HookedJvm(timeline);
  }

  void use(ThreadHooks threads) {
    synchronized (timeline.lock) {
      timeline.lifetime.requireOpen("hookThreads");
      isShared(Thread.currentThread());
      agent = threads;
      firstPlan = threads.nextPlan();
      firstThread = new Thread().getId();
    }
  }

  void open(int port) {
    if (agent != null) {
      agent.open(port, new Endpoint(jvm, timeline.guests, timeline.unseenCalls));
    }
  }

  void close(int port) {
    if (agent != null) {
      agent.close(port);
    }
  }

  boolean servesCaller(int port) {
    return agent != null && agent.servesCaller(port);
  }

  void beginServing(int client, Runnable gone) {
    if (agent != null) {
      agent.beginServing(client, gone);
    }
  }

  void endServing(int client, Runnable gone) {
    if (agent != null) {
      agent.endServing(client, gone);
    }
  }

  boolean isUsed() {
    synchronized (timeline.lock) {
      return agent != null;
    }
  }

  /** Wraps around after 292 years, as the JDK's may. */
  long nanoTime() {
    Duration elapsed = timeline.present.elapsed();
    return nanosAtStart + elapsed.getSeconds() * NANOS_OF_SECOND + elapsed.getNano();
  }

  /** The test's own thread is added while its code runs, and a guest is something else. */
  void add(Participant participant) {
    boolean canBeHooked = participant.role == Role.TRACKED || participant.role == Role.ADOPTED;
    if (agent != null && (participant.deputy || (canBeHooked && !staysReal(participant.thread)))) {
      hook(participant);
    }
  }

  private void hook(Participant participant) {
    ThreadHooks known = Objects.requireNonNull(agent);
    HookedThread hook = new HookedThread(timeline, participant);
    hooked.put(participant, hook);
    Object pool = participant.isTest() ? null : known.poolOf(participant.thread);
    if (pool != null) {
      PoolUses.enter(pool, participant.name);
    }
    known.add(participant.thread, hook);
  }

  /**
   * Puts a thread of the user's on the clock that is about to be woken by one of its own, and gets
   * its turn like any wake-up; or the calling thread, which goes on at once.
   */
  boolean enlist(Thread thread) {
    return enlist(thread, false);
  }

  /**
   * The same.
   *
   * @param free whether it is known to do nothing for anybody
   */
  private boolean enlist(Thread thread, boolean free) {
    if (agent == null
        || timeline.lifetime.isClosing()
        || timeline.participants.known(thread) != null
        // One that a clock has made is on that clock, whoever wakes it.
        || thread instanceof TrackedThread
        || staysReal(thread)
        || !agent.isFree(thread)) {
      return false;
    }
    boolean isHere = thread == Thread.currentThread();
    State state = isHere ? State.RUNNING : State.READY;
    // What one of a pool's does from here on is the test's, and ends with it.
    boolean isFree =
        free || (!isHere && thread.isAlive() && isIdle(thread, Stacks.of(thread), false));
    Role role = isFree ? Role.TRACKED : Role.ADOPTED;
    Participant enlisted = new Participant(ThreadNames.of(thread), role, thread, state);
    enlisted.arriving = !isHere;
    enlisted.parked = isHere ? null : thread;
    timeline.turns.join(enlisted);
    return true;
  }

  /**
   * Puts the threads of a pool on the clock that may take a task without being woken for it, before
   * the clock's threads give it the first one. Later ones are woken, or are here already.
   */
  void beforeTaskFor(Object pool) {
    ThreadHooks asked = agent;
    synchronized (timeline.lock) {
      if (asked == null || timeline.lifetime.isClosing() || !givenTo.add(pool)) {
        return;
      }
      if (!SharedPools.is(pool, timeline.participants.driver().thread)) {
        PoolUses.begin(pool, timeline);
      }
    }
    for (Thread thread : asked.awakeIn(pool)) {
      synchronized (timeline.lock) {
        enlist(thread, true);
      }
    }
  }

  /**
   * At the end of a test, gives the calling thread back that is about to wait: one of a pool that
   * has become idle; one that the clock did not make and that waits again after the test has
   * interrupted it, where to throw something could leave a lock behind that nobody can get any
   * more; and one that goes on whatever is thrown, which would do so for ever.
   *
   * @param endless whether it is about to wait without a limit
   */
  boolean releases(Participant participant, boolean endless) {
    if (!timeline.lifetime.isClosing() || participant.isTest()) {
      return false;
    }
    boolean ours = participant.thread instanceof TrackedThread;
    boolean again = participant.stopped || (participant.refused && !ours);
    // Asked by the thread itself: of a virtual one that runs nobody else can tell where it is.
    boolean idle =
        !ours && isIdle(participant.thread, Thread.currentThread().getStackTrace(), endless);
    if (idle || again) {
      release(participant, idle);
    }
    return idle || again;
  }

  /** The same for another thread that waits: if it is idle, it need not be interrupted. */
  boolean releasesIdle(Participant participant) {
    boolean idle;
    synchronized (timeline.lock) {
      boolean endless = participant.state() == State.WAITING && participant.deadline == null;
      idle =
          has(participant)
              && participant.isIdle()
              && !(participant.thread instanceof TrackedThread)
              && isIdle(participant.thread, Stacks.of(participant.thread), endless);
    }
    if (idle) {
      release(participant, true);
    }
    return idle;
  }

  private void release(Participant participant, boolean idle) {
    synchronized (timeline.lock) {
      if (participant.released) {
        // Maybe by itself, and then it has gone already.
        return;
      }
      participant.released = true;
      boolean isOutside = participant.wait != null && participant.wait.isOutside();
      participant.hasGone = isOutside || participant.thread == Thread.currentThread();
      if (idle) {
        handedBack.add(participant);
      } else {
        released.add(participant);
      }
      timeline.turns.leave(participant);
    }
  }

  /**
   * What users have planned in pools during the test and did not take back, once everybody has
   * stopped: a worker may shut its pool down when it is interrupted. The pool may have been there
   * before, with plans of its own. Without the timeline's lock, since a pool has one of its own.
   */
  List<String> workLeft() {
    List<Participant> idle;
    synchronized (timeline.lock) {
      idle = List.copyOf(handedBack);
    }
    List<String> left = new ArrayList<>();
    for (Participant one : idle) {
      ThreadHooks known = Objects.requireNonNull(agent);
      List<Object> tasks = new ArrayList<>(known.workLeft(one.thread, firstPlan));
      if (one.thread.getId() > firstThread) {
        // An older timer may have been given all that is in it before.
        tasks.addAll(known.leftInTimer(one.thread));
      }
      for (Object task : tasks) {
        left.add(one.name + ": " + UserFrames.name(task.getClass()));
      }
    }
    for (Object task : timeline.errands.left()) {
      Object users = agent == null ? null : agent.usersPart(task);
      if (users != null) {
        left.add("an event loop: " + UserFrames.name(users.getClass()));
      }
    }
    return left;
  }

  /** Those that were given back in the midst of something, do not end, and do not become idle. */
  List<Participant> stillBusy() throws InterruptedException {
    List<Participant> busy;
    synchronized (timeline.lock) {
      busy = released.stream().filter(one -> isBusy(one.thread)).toList();
    }
    timeline.watchdog.awaitRest(
        busy.stream().map(one -> one.thread).toList(), thread -> !isBusy(thread));
    return busy.stream().filter(one -> isBusy(one.thread)).toList();
  }

  /**
   * Lets threads of pools that were given back come to rest in real time. Until then they take what
   * the next test gives to their pool without being woken for it, and nobody would know.
   */
  void awaitRest() throws InterruptedException {
    Map<Thread, Participant> back = new LinkedHashMap<>();
    synchronized (timeline.lock) {
      Stream.concat(handedBack.stream(), released.stream())
          .forEach(one -> back.put(one.thread, one));
    }
    timeline.watchdog.awaitRest(
        List.copyOf(back.keySet()),
        thread -> Objects.requireNonNull(back.get(thread)).hasGone && rests(thread));
  }

  /** It is in real time already, where its pool lets it wait; or it has never left the outside. */
  private static boolean rests(Thread thread) {
    Thread.State state = thread.getState();
    return state == Thread.State.WAITING
        || state == Thread.State.TIMED_WAITING
        || isOutside(Stacks.of(thread));
  }

  /** One that yields is still on its way, and looks for a task at every turn. */
  private static boolean isOutside(StackTraceElement[] trace) {
    return trace.length > 0
        && trace[0].isNativeMethod()
        && !trace[0].getClassName().equals(Thread.class.getName());
  }

  private boolean isBusy(Thread thread) {
    return thread.isAlive() && !isIdle(thread, Stacks.of(thread), false);
  }

  /** Whether a thread waits for work that somebody else may give it. */
  private boolean isIdle(Thread thread, StackTraceElement[] trace, boolean endless) {
    return agent != null && agent.isIdle(thread, trace, endless);
  }

  boolean waitsForResult(Thread thread) {
    StackTraceElement[] trace = Stacks.of(thread);
    return !isIdle(thread, trace, false)
        && Objects.requireNonNull(agent).waitsForResult(thread, trace);
  }

  int framesOfHook(StackTraceElement[] stack) {
    return agent == null ? 0 : agent.framesOfHook(stack);
  }

  /** Null if nobody tells. */
  @Nullable MonitorUse monitorsOf(Thread thread) {
    return agent == null ? null : agent.monitorsOf(thread);
  }

  @Nullable ParkedFor lockOf(Thread thread) {
    return agent == null ? null : agent.lockOf(thread);
  }

  @Nullable ThreadHooks agent() {
    synchronized (timeline.lock) {
      return agent;
    }
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

  /** Returns whether the calling thread, which is the test's, was not on the clock yet. */
  boolean beginTest() {
    synchronized (timeline.lock) {
      Participant test = timeline.participants.test();
      boolean begins =
          agent != null
              && !timeline.lifetime.isClosing()
              && test.thread == Thread.currentThread()
              && !has(test);
      if (begins) {
        hook(test);
        Sentry.watch(timeline.post);
      }
      return begins;
    }
  }

  void endTest() {
    synchronized (timeline.lock) {
      Participant test = timeline.participants.driver();
      if (test.thread == Thread.currentThread()) {
        Sentry.leave(timeline.post);
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

  boolean isReal(Thread thread) {
    return agent != null && staysReal(thread);
  }

  private boolean staysReal(Thread thread) {
    return thread instanceof EngineThread
        || isShared(thread)
        || engineThreads.contains(thread)
        || Objects.requireNonNull(agent).staysReal(thread);
  }

  /** The child of a hooked thread is one itself. Without the timeline's lock. */
  void start(Participant parent, Thread child) {
    if (child instanceof TrackedThread
        || child instanceof EngineThread
        || timeline.participants.known(child) != null) {
      // A thread that a clock has made is on that clock, whoever starts it.
      return;
    }
    if (parent.isTest() && !isShared(child)) {
      ThreadHooks.Caller caller = caller(parent);
      boolean ofTheEngine =
          caller == ThreadHooks.Caller.TEST_ENGINE && child instanceof ForkJoinWorkerThread;
      if (ofTheEngine || caller == ThreadHooks.Caller.TEST_ENGINES_TIMER) {
        // It runs tests of its own, or interrupts them in real time.
        remember(child);
        return;
      }
      if (caller == ThreadHooks.Caller.TEST_ENGINE) {
        // It runs the test's code, when the test's own thread waits for it.
        join(child, true);
        return;
      }
    }
    if (parent.refused) {
      // A pool would put a new thread in the place of each that the clock ends.
      throw new StoppedError();
    }
    if (staysReal(child)) {
      // Whoever starts one often waits for it to be ready. The test's own pool is the engine's.
      if (!parent.isTest() || !isShared(child)) {
        timeline.guests.begin(child);
      }
    } else {
      join(child, false);
    }
  }

  private void join(Thread child, boolean deputy) {
    Participant started = new Participant(ThreadNames.of(child), Role.TRACKED, child, State.READY);
    started.machine = deputy ? null : timeline.machines.ofChild();
    started.parked = child;
    started.deputy = deputy;
    timeline.turns.join(started);
  }

  private void remember(Thread child) {
    synchronized (timeline.lock) {
      engineThreads.add(child);
    }
  }

  /** Whether the test's thread, which calls, does so for the test engine. */
  boolean isForTestEngine(Participant test) {
    return caller(test) != ThreadHooks.Caller.USER;
  }

  private ThreadHooks.Caller caller(Participant test) {
    return looking(test, ThreadHooks::caller);
  }

  /** Whether the caller, which is about to unpark a thread, only gives a lock free for it. */
  boolean isGivenLock(Participant caller, Thread thread) {
    return looking(caller, agent -> agent.isGivenLock(thread));
  }

  /** The same for one that is a guest. */
  boolean isGivenLock(Thread thread) {
    return Objects.requireNonNull(agent).isGivenLock(thread);
  }

  /** Whether it is {@code java.util.concurrent} that parks the caller. */
  boolean isCallOfConcurrent(Participant caller) {
    return looking(caller, ThreadHooks::isCallOfConcurrent);
  }

  /** Whether it is {@code java.util.concurrent} that unparks a thread. */
  boolean isCallOfConcurrent() {
    return Objects.requireNonNull(agent).isCallOfConcurrent();
  }

  boolean drawsForTheJdk(Participant caller) {
    return looking(caller, ThreadHooks::drawsForTheJdk);
  }

  /** Looking at a stack may load classes, whose locks park. */
  private <T> T looking(Participant self, Function<ThreadHooks, T> look) {
    boolean before = self.inEngine;
    self.inEngine = true;
    try {
      return look.apply(Objects.requireNonNull(agent));
    } finally {
      self.inEngine = before;
    }
  }

  /**
   * A thread of the user's, such as one of a pool, is on the clock as if a guest had woken it. One
   * that stays real works for the guest until it rests. What the engine of another clock starts,
   * locked, is nobody's.
   */
  void startForGuest(Thread child) {
    if (!(child instanceof TrackedThread) && !(child instanceof EngineThread)) {
      timeline.guests.start(child);
    }
  }

  /**
   * Somebody whom the clock does not know ends a wait. If time has moved since it began, and
   * nothing holds it, it is chance how far: the run is not exact.
   */
  void wokenByStranger(Wait wait) {
    synchronized (timeline.lock) {
      if (wait.isVirtual()
          && wait.isPending()
          && wait.hasLasted()
          && !timeline.holds.isTimeHeld()) {
        timeline.verdict.fail(new HeldTimeException(timeline.report.wokenByStranger(wait)));
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
    HookedThread hook = hooked.remove(participant);
    if (hook != null) {
      Objects.requireNonNull(agent).remove(participant.thread, hook);
    }
  }

  /** On the thread itself, which has nothing left to do. */
  void end(Participant participant) {
    timeline.turns.beganWait(participant);
    synchronized (timeline.lock) {
      if (hooked.containsKey(participant)) {
        ending.add(participant.thread);
        monitors.end(participant.thread);
      }
    }
    timeline.participants.standDown(participant);
    timeline.turns.leave(participant);
  }

  /**
   * Sees the threads end that gave the turn to the caller, so that {@code isAlive} does not depend
   * on how fast they are. Without the timeline's lock.
   */
  void seeEnd() {
    List<Thread> threads = takeEnding();
    boolean interrupted = false;
    boolean seen = threads.isEmpty();
    while (!seen) {
      try {
        timeline.watchdog.join(threads);
        seen = true;
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Thread> takeEnding() {
    synchronized (timeline.lock) {
      ending.remove(Thread.currentThread());
      List<Thread> threads = List.copyOf(ending);
      ending.clear();
      return threads;
    }
  }

  void close() {
    synchronized (timeline.lock) {
      List.copyOf(hooked.keySet()).forEach(this::remove);
      timeline.guests.present().forEach(timeline.guests::leave);
      jvm.forget();
    }
  }
}
