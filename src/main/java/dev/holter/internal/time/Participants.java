package dev.holter.internal.time;

import dev.holter.internal.time.Participant.Role;
import dev.holter.internal.time.Participant.State;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which thread is, or acts for, which participant.
 *
 * <p>The set is guarded by the timeline's lock. The map is concurrent, since every call looks its
 * own thread up; it is changed under the lock, or by a thread that serves a request for its own
 * entry.
 */
final class Participants {
  private final Timeline timeline;
  private final Reapers reapers;
  private final Map<Thread, Participant> byThread = new ConcurrentHashMap<>();
  private final Set<Participant> present = new LinkedHashSet<>();

  /** Threads that were the test's once: they are so again when they call. */
  private final Set<Thread> formerTests = Collections.newSetFromMap(new WeakHashMap<>());

  /** Threads that called and are nobody's here, whether or not they count. */
  private final Map<Thread, Participant> others = new LinkedHashMap<>();

  /** How each of them first called: until then its waits were real. */
  private final Map<Participant, Arrival> arrivals = new LinkedHashMap<>();

  private Participant driver;

  /** Who stand in for the test, each for the one before it. */
  private final Deque<Participant> deputies = new ArrayDeque<>();

  Participants(Timeline timeline) {
    this.timeline = timeline;
    this.reapers = new Reapers(timeline.turns);
    this.driver = newDriver(Thread.currentThread());
    byThread.put(driver.thread, driver);
  }

  private static Participant newDriver(Thread test) {
    return new Participant("the test", Role.DRIVER, test, State.RUNNING);
  }

  Participant driver() {
    synchronized (timeline.lock) {
      return driver;
    }
  }

  /** Who runs the test's code now: the test's own thread, or the last one that stands in for it. */
  Participant test() {
    synchronized (timeline.lock) {
      return deputies.isEmpty() ? driver : deputies.getLast();
    }
  }

  /** Whoever stood in for a test that goes on itself is one of the others from here on. */
  void dismissDeputiesOf(Participant test) {
    while (!deputies.isEmpty() && deputies.getLast() != test) {
      deputies.removeLast().deputy = false;
    }
  }

  /** The calling thread gives a loop something to do. Under the timeline's lock. */
  void noteAsking() {
    Participant caller = known(Thread.currentThread());
    if (caller != null) {
      caller.decisions.ask();
    }
  }

  @Nullable Participant known(Thread thread) {
    return byThread.get(thread);
  }

  /** Whether somebody whom the clock does not know has a lock: it is free again at once. */
  boolean isOutside(ParkedFor lock) {
    Thread owner = lock.owner();
    if (isOutside(lock, owner)) {
      return true;
    }
    // Those who shared it may have given it free in between.
    Thread since = owner == null ? lock.owner() : null;
    return since != null && known(since) == null;
  }

  /** The same where it is known already who has the lock. */
  boolean isOutside(@Nullable ParkedFor lock, @Nullable Thread owner) {
    if (lock == null) {
      return false;
    }
    return owner == null ? lock.isSharedBeyond(byThread.keySet()) : known(owner) == null;
  }

  /** The participant that the calling thread is or acts for; a thread seen first is adopted. */
  Participant caller(String what) {
    return of(Thread.currentThread(), what);
  }

  void arrive(Thread thread, String what) {
    Participant known = byThread.get(thread);
    if (known != null) {
      known.hasCalled = true;
      if (known.thread == thread) {
        timeline.rejoining.rejoin(known);
      }
    } else if (!byThread.containsKey(thread) && !SharedPools.has(thread, driver().thread)) {
      of(thread, what);
    }
  }

  private Participant of(Thread thread, String what) {
    Participant known = byThread.get(thread);
    if (known != null) {
      return known;
    }
    synchronized (timeline.lock) {
      if (formerTests.contains(thread) && timeline.testState.isFree()) {
        becomeDriver(thread);
      }
      Participant meanwhile = byThread.get(thread);
      Participant guest = meanwhile == null ? timeline.guests.counting(thread) : meanwhile;
      return guest != null ? guest : adopt(thread, what);
    }
  }

  void add(Participant participant) {
    present.add(participant);
    if (participant.deputy) {
      deputies.addLast(participant);
    }
    if (participant.role != Role.STRANGER && participant.role != Role.GUEST) {
      byThread.put(participant.thread, participant);
    }
  }

  void remove(Participant participant) {
    present.remove(participant);
    deputies.remove(participant);
    byThread.remove(participant.thread, participant);
    reapers.stop(participant);
    if (!participant.thread.isAlive()) {
      others.remove(participant.thread);
    }
  }

  /**
   * A thread that ended in the moment in which it was put on the clock has nobody who says so. A
   * virtual one has its carrier, and what ends for a stranger is the request, not the thread.
   */
  void dropEnded() {
    for (Participant participant : present()) {
      if (participant.role != Role.STRANGER
          && participant.thread.getState() == Thread.State.TERMINATED
          && !Stacks.isVirtual(participant.thread)) {
        if (participant.role == Role.GUEST) {
          timeline.guests.leave(participant.thread);
        } else {
          timeline.turns.leave(participant);
        }
      }
    }
  }

  List<Participant> present() {
    synchronized (timeline.lock) {
      return new ArrayList<>(present);
    }
  }

  /** How many run besides the test. */
  int running() {
    int running = 0;
    for (Participant participant : present) {
      running += participant.isRunning() ? 1 : 0;
    }
    return running;
  }

  /** Whose going on the calling thread waits for: of all who run, and of who moves time. */
  List<Thread> awaited() {
    synchronized (timeline.lock) {
      List<Thread> awaited = new ArrayList<>();
      if (driver.isRunning()) {
        awaited.add(driver.thread);
      }
      present.stream().filter(Participant::isRunning).forEach(one -> awaited.add(one.thread));
      Thread mover = timeline.mover.thread();
      if (mover != null) {
        awaited.add(mover);
      }
      return awaited;
    }
  }

  /** Finds such a one, the test included. */
  @Nullable Participant any(Predicate<Participant> wanted) {
    synchronized (timeline.lock) {
      return wanted.test(driver) ? driver : first(wanted);
    }
  }

  private @Nullable Participant first(Predicate<Participant> wanted) {
    return present.stream().filter(wanted).findFirst().orElse(null);
  }

  /** The threads whose work is the test's alone, in the order in which they came. */
  List<Participant> tracked() {
    return present().stream().filter(participant -> participant.role == Role.TRACKED).toList();
  }

  /** Everybody else but the test. */
  List<Participant> unseen() {
    return present().stream().filter(participant -> participant.role != Role.TRACKED).toList();
  }

  /** Makes a thread the test's, so that it may move time. */
  void becomeDriver(Thread thread) {
    synchronized (timeline.lock) {
      Participant previous = byThread.get(thread);
      if (previous == driver) {
        return;
      }
      timeline.guests.leave(thread);
      formerTests.add(driver.thread);
      byThread.remove(driver.thread, driver);
      if (driver.isRunning()) {
        timeline.hooks.testMoves(driver, thread);
      } else {
        // It waits in real time for what another thread does as the test, and goes on afterwards.
        driver = newDriver(thread);
      }
      byThread.put(thread, driver);
      if (previous != null) {
        timeline.turns.leave(previous);
      }
    }
  }

  /** Puts a new driver in the place of one that still waits on a thread that was given up. */
  void replaceDriver(Throwable why) {
    synchronized (timeline.lock) {
      Participant former = driver;
      byThread.remove(former.thread, former);
      timeline.hooks.remove(former);
      driver = newDriver(former.thread);
      timeline.verdict.fail(former, why);
    }
  }

  /** Lets this thread, which serves a request, act for a thread that is blocked in its call. */
  <T> T actFor(Thread caller, String what, Callable<T> work) throws Exception {
    Participant participant = of(caller, what);
    participant.hasCalled = true;
    return act(participant, work);
  }

  /** Lets this thread act for a caller that cannot be seen, which counts as running meanwhile. */
  <T> T actForStranger(String what, int port, Callable<T> work) throws Exception {
    Participant stranger =
        new Participant(what, Role.STRANGER, Thread.currentThread(), State.RUNNING);
    Runnable gone = () -> timeline.socketCalls.leave(stranger);
    timeline.turns.join(stranger);
    timeline.hooks.beginServing(port, gone);
    try {
      return act(stranger, work);
    } finally {
      timeline.hooks.endServing(port, gone);
      timeline.turns.leave(stranger);
    }
  }

  private <T> T act(Participant participant, Callable<T> work) throws Exception {
    Thread server = Thread.currentThread();
    Participant own = byThread.put(server, participant);
    timeline.socketCalls.beginServing(participant);
    try {
      return work.call();
    } finally {
      if (own == null) {
        byThread.remove(server, participant);
      } else {
        byThread.replace(server, participant, own);
      }
      timeline.socketCalls.endServing(participant);
    }
  }

  /** The calling thread acts for one that it carries, up to that one's end. */
  void standIn(Participant carried) {
    byThread.put(Thread.currentThread(), carried);
  }

  void standDown(Participant carried) {
    byThread.remove(Thread.currentThread(), carried);
  }

  private Participant adopt(Thread thread, String what) {
    if (timeline.hooks.isElsewhere(thread)) {
      IllegalStateException refused = Misuse.onTwoClocks(what, thread);
      timeline.verdict.fail(refused);
      throw refused;
    }
    timeline.guests.leave(thread);
    timeline.outsiders.comesBack(thread);
    Participant found =
        new Participant(
            ThreadNames.of(thread) + " (first seen in " + what + ")",
            Role.ADOPTED,
            thread,
            State.RUNNING);
    timeline.turns.join(found);
    others.put(thread, found);
    arrivals.put(found, new Arrival(timeline.present.now(), isByChance()));
    reapers.await(found);
    return found;
  }

  /**
   * How a thread came that nobody on the clock has started or woken.
   *
   * @param byChance whether time was free to move before it came, and did
   */
  private record Arrival(Instant at, boolean byChance) {}

  /** Without the agent, threads come by themselves as a rule. */
  private boolean isByChance() {
    return timeline.hooks.isUsed()
        && !timeline.present.elapsed().isZero()
        && !timeline.holds.isAnyOpen()
        && driver().inRealTime == 0;
  }

  /** The threads that nobody on the clock has started or woken, with the instant they called. */
  Map<String, Instant> cameByThemselves() {
    return came(arrival -> true);
  }

  /** Those whose instant is chance. */
  Map<String, Instant> cameByChance() {
    return came(Arrival::byChance);
  }

  private Map<String, Instant> came(Predicate<Arrival> wanted) {
    synchronized (timeline.lock) {
      Map<String, Instant> came = new LinkedHashMap<>();
      arrivals.forEach(
          (one, arrival) -> {
            if (wanted.test(arrival) && !isOrWasTheTest(one.thread)) {
              came.putIfAbsent(one.thread.getName(), arrival.at());
            }
          });
      return came;
    }
  }

  private boolean isOrWasTheTest(Thread thread) {
    return thread == driver.thread || formerTests.contains(thread);
  }

  /** The threads that called, were never the test's, and are alive. */
  List<Participant> othersAlive() {
    synchronized (timeline.lock) {
      return others.values().stream()
          .filter(one -> one.thread.isAlive() && !isOrWasTheTest(one.thread) && !one.released)
          .toList();
    }
  }

  /** Everybody goes on in real time, if at all. */
  void releaseAll() {
    for (Participant participant : present()) {
      participant.released = participant.isIdle() && timeline.hooks.has(participant);
      timeline.turns.leave(participant);
    }
  }

  void close() {
    reapers.close();
    byThread.clear();
  }
}
