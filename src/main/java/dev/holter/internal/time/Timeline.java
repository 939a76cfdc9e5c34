package dev.holter.internal.time;

import dev.holter.internal.choice.Choices;
import dev.holter.time.HeldTimeException;
import dev.holter.time.Hold;
import dev.holter.time.LeakedThreadsException;
import dev.holter.time.UndecidedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The engine behind a {@code VirtualClock}: who runs, who waits, and what happens next.
 *
 * <p>One counter ({@link Turns}) says how many participants run, and one queue ({@link Moves}) has
 * all that is to come. Whoever brings the counter to zero takes the first deadline and lets it
 * happen, on its own thread, and goes on until somebody runs again; there is no ticking thread.
 *
 * <p>Order: a wake-up is not an unpark but a deadline at the present instant. So of the
 * participants that the clock knows at most one runs, and which one follows from (instant,
 * priority, sequence); sequences are given out by the one that runs. Nothing depends on how fast a
 * thread is, so the same test gives the same run. Chance comes in only with threads that the clock
 * does not know: when they first call, when they wake a stranger, open or close a hold, or
 * interrupt the test.
 *
 * <p>No wake-up is lost: (1) {@code Turns.await} looks at the signal and begins the wait under one
 * lock, and a signal is a flag that stays. (2) Whatever makes a deadline due or the counter zero is
 * followed by {@code Moves.drive} on the same thread after the lock is released: the end of a
 * running participant's step always is, and a thread that is no participant calls {@link #kick}.
 * (3) While one thread is the mover, {@code drive} returns at once elsewhere; the mover gives the
 * role up and looks again under the lock in one step, so that either it or the other sees the
 * change. (4) A thread parks in a loop on its own state; that state changes under the lock before
 * the unpark.
 *
 * <p>Locking: {@link #lock} guards all state here, in {@link Turns}, {@link Moves} and {@link
 * Participant}. It is a leaf: no code of a user or of the service runs while it is held. Actions of
 * deadlines run without it, on one thread at a time.
 */
public final class Timeline {
  final Object lock = new Object();
  final Present present;
  final Lifetime lifetime = new Lifetime(lock);
  final Mover mover = new Mover();
  final Plans plans;
  final Watchdog watchdog;
  final Moves moves;
  final Turns turns;
  final Verdict verdict;
  final Holds holds;
  final Participants participants;
  final Driver driver;
  final TestState testState;
  final Verbs verbs;
  final HookedThreads hooks;
  final Guests guests;
  final Parking parking;
  final Interrupts interrupts;
  final Contention contention;
  final Outsiders outsiders;
  final OutsideWaits outside;
  final SocketCalls socketCalls;
  final UnseenCalls unseenCalls;
  final Errands errands;
  final Choices choices;
  final Machines machines;
  final Chance chance;
  final StayedReal stayedReal;
  final RefusedCertificates certificates = new RefusedCertificates();
  final Rejoining rejoining;
  final SentryPost post;
  private final Scene scene;
  final StuckReport report;

  final WaitLog waits = new WaitLog();

  /**
   * Makes the engine of one clock; the calling thread is the test's.
   *
   * @param start the first instant
   * @param limit how much real time may pass without progress
   * @param budget how much may happen before it counts as endless
   * @param delayers makes the executor that stands in for the delay thread of the JVM
   * @param choices answer where more than one thing may happen
   */
  public Timeline(
      Instant start, Duration limit, Budget budget, Delayers delayers, Choices choices) {
    DeadlineQueue queue = new DeadlineQueue();
    this.present = new Present(start);
    this.plans = new Plans(lock, lifetime, present, queue);
    this.choices = choices;
    this.watchdog = new Watchdog(limit);
    this.moves = new Moves(this, queue, budget.atOneInstant());
    this.turns = new Turns(this);
    this.participants = new Participants(this);
    this.hooks =
        new HookedThreads(
            this,
            () -> delayers.newDelayer(this, new TrackedThreads(this).factory("holter-common")));
    this.guests = new Guests(this);
    this.testState = new TestState(lock, participants);
    this.verbs = new Verbs(lock, lifetime, mover, participants, moves, testState);
    this.holds = new Holds(lock, lifetime, watchdog, moves);
    this.contention = new Contention(lock, present, participants, turns, hooks);
    this.scene = new Scene(lock, participants, moves, mover, holds, contention, hooks);
    this.report = new StuckReport(present, watchdog, scene, turns, testState, hooks);
    this.verdict = new Verdict(lock, participants, turns, watchdog, report);
    this.driver =
        new Driver(verbs, present, moves, turns, verdict, report, budget.instantsUntilIdle());
    this.interrupts = new Interrupts(lock, mover, moves, hooks, turns);
    this.outsiders = new Outsiders(watchdog, present, participants, guests, turns, verdict);
    Lookout lookout = new Lookout(lock, participants, contention, outsiders, moves);
    Vigil vigil = new Vigil(watchdog, participants, turns, testState, verdict, hooks, lookout);
    this.parking = new Parking(lock, turns, interrupts, hooks, moves, vigil);
    this.post = new SentryPost(lock, watchdog, testState, participants, verdict, lookout, vigil);
    this.rejoining = new Rejoining(lock, contention, turns, moves, parking);
    this.outside = new OutsideWaits(lock, lifetime, moves, turns, parking, interrupts, verdict);
    this.socketCalls = new SocketCalls(lock, lifetime, present, moves, turns, interrupts, verdict);
    this.unseenCalls = new UnseenCalls(lock, lifetime, holds);
    this.errands = new Errands(lock, lifetime, present, plans, holds, guests);
    this.machines = new Machines(this, choices);
    this.chance = new Chance(lock, present, participants, hooks, choices);
    this.stayedReal = new StayedReal(hooks, participants);
  }

  /**
   * Returns the present instant. Any thread.
   *
   * @return the virtual instant
   */
  public Instant now() {
    return present.now();
  }

  /**
   * Describes what in this run depended on the JVM's choice, such as who gets a contended monitor,
   * and may differ the next time. Any thread.
   *
   * @return a line, or an empty text
   */
  public String nondeterminism() {
    List<String> pools = PoolUses.sharedBy(this);
    synchronized (lock) {
      return contention.remark() + (pools.isEmpty() ? "" : StuckReport.sharedPools(pools));
    }
  }

  /** Remembers what threads wait for from here on, and forgets what was remembered. Any thread. */
  public void recordWaits() {
    synchronized (lock) {
      waits.begin();
    }
  }

  /**
   * Returns what the threads of workers have waited for. Any thread.
   *
   * @return in the order of their first waits; empty unless it was recorded
   */
  public List<ThreadWaits> recordedWaits() {
    synchronized (lock) {
      return waits.read(participants.present(), now());
    }
  }

  /**
   * Returns who answers where more than one thing may happen. Any thread.
   *
   * @return the same for the whole life of this timeline
   */
  public Choices choices() {
    return choices;
  }

  /**
   * Returns the verbs with which the test moves time.
   *
   * @return the same object each time
   */
  public Driver driver() {
    return driver;
  }

  /**
   * Returns what freezes and crashes workers.
   *
   * @return the same object each time
   */
  public Machines machines() {
    return machines;
  }

  /**
   * Returns what decides the numbers that are drawn at random.
   *
   * @return the same object each time
   */
  public Chance chance() {
    return chance;
  }

  /**
   * Returns nanoseconds of the real machine, to limit how long many worlds may take together.
   *
   * @return only differences mean anything
   */
  public static long realNanos() {
    return Watchdog.nanoTime();
  }

  /**
   * Keeps time from moving until the hold is closed. Any thread.
   *
   * @param name what it is for, shown if it is held too long
   * @return the hold
   */
  public Hold hold(String name) {
    return holds.take(name, false);
  }

  /**
   * Puts the waits of the clock's threads, and of those that they start, on the clock. Before the
   * first of them is started.
   *
   * @param agent is told which threads these are
   */
  public void hookThreads(ThreadHooks agent) {
    hooks.use(agent);
  }

  /**
   * Puts the calling thread, which is the test's, on the clock: it reads virtual time, its waits
   * are virtual, and the threads that it starts are on the clock too.
   *
   * <p>Of several worlds that one thread has opened, one inside of the other, it is on the clock of
   * the last, until that one is closed.
   *
   * @return whether it was not on the clock before
   */
  public boolean beginTest() {
    return hooks.beginTest();
  }

  /** Takes the calling thread off the clock, if it is the test's. */
  public void endTest() {
    hooks.endTest();
  }

  /**
   * Runs something for which the calling thread's waits are real and its clocks are the machine's,
   * while virtual time stands still; so it is for the threads that are started there.
   *
   * @param <T> what it returns
   * @param work what to run
   * @return what {@code work} returned
   * @throws Exception what {@code work} threw
   */
  public <T extends @Nullable Object> T inRealTime(Callable<T> work) throws Exception {
    Participant self = participants.known(Thread.currentThread());
    if (self == null || self.thread != Thread.currentThread()) {
      return work.call();
    }
    self.enterRealTime();
    try {
      return work.call();
    } finally {
      self.leaveRealTime();
    }
  }

  /**
   * Tells whether the calling thread is known here and not in real time.
   *
   * @return {@code false} for threads of other clocks, too
   */
  public boolean hasCaller() {
    Participant self = participants.known(Thread.currentThread());
    return self != null && self.inRealTime == 0 && !lifetime.isClosing();
  }

  /**
   * Returns the thread in whose name the calling one acts.
   *
   * @return the calling thread itself where it acts for nobody else
   */
  public Thread caller() {
    Participant known = participants.known(Thread.currentThread());
    return known == null ? Thread.currentThread() : known.thread;
  }

  /**
   * Tells whether the calling thread belongs to this time, which may come to its end, and in which
   * it may be in real time for a while.
   *
   * @return {@code false} for threads of other clocks, too
   */
  public boolean knowsCaller() {
    return participants.known(Thread.currentThread()) != null;
  }

  /**
   * Lets the calling thread count until it rests, if it is on no clock: it goes on with what a hold
   * has stood for, which is closed afterwards.
   */
  public void goOn() {
    guests.goOn();
  }

  /**
   * Ends this time: interrupts its threads one after the other and sees them end.
   *
   * @throws LeakedThreadsException if a thread does not end within the watchdog's limit
   */
  public void close() {
    new Closing(this).run();
  }

  /**
   * Waits for the threads that the clock did not make but that called in its time; after {@link
   * #close}. Those of pools that the whole JVM shares do not count.
   *
   * @throws LeakedThreadsException if one does not end within the watchdog's limit; names it
   */
  public void awaitStragglers() {
    Stragglers.awaitEnd(participants, watchdog, report);
  }

  /**
   * Plans something for the service or a timer. A thread that the clock does not know calls {@link
   * #kick} afterwards, without locks of its own.
   *
   * @param at when; an instant that has passed counts as now, and {@link Instant#MAX} never comes
   * @param priority who goes first at one instant
   * @param purpose whether it counts as work to be done
   * @param what shown in messages
   * @param action runs on the thread that moves time, must not wait; what it throws fails the test
   * @return the handle to cancel it with
   */
  public Deadline schedule(
      Instant at, Priority priority, Purpose purpose, String what, Runnable action) {
    return plans.schedule(at, priority, purpose, what, action);
  }

  /**
   * Takes a deadline out. Any thread.
   *
   * @param deadline what {@link #schedule} returned
   * @return whether it was still to come
   */
  public boolean cancel(Deadline deadline) {
    return plans.cancel(deadline);
  }

  /**
   * Makes a wait that has not begun.
   *
   * @param what shown in messages, such as {@code GetActivityTask on arn:...}
   * @return the wait
   */
  public Wait newWait(String what) {
    return new Wait(turns, what);
  }

  /**
   * Lets everything happen that is due now, if the caller is the test; does nothing on other
   * threads and inside actions.
   *
   * <p>The test's calls end with this, so that workers have reacted when the test goes on.
   */
  public void settle() {
    Participant caller = participants.known(Thread.currentThread());
    if (caller != null && caller.isTest() && !mover.isCaller()) {
      driver.settle();
    }
  }

  /**
   * Notes that the calling thread acts in this time; one that the clock does not know counts as
   * running from now on, except in virtual waits, until it ends. Threads of pools that the whole
   * JVM shares never end, and are left out until they wait in this time.
   *
   * @param what what it does, shown in messages
   */
  public void arrive(String what) {
    participants.arrive(Thread.currentThread(), what);
  }

  /**
   * Returns the threads that were in real time until they called, by themselves.
   *
   * @return their names and the virtual instants of their first calls, in that order
   */
  public Map<String, Instant> cameByThemselves() {
    return participants.cameByThemselves();
  }

  /**
   * Returns the certificates that were refused since they are not valid in virtual time.
   *
   * @return a line for each: by whom, when and why
   */
  public List<String> refusedCertificates() {
    return certificates.all();
  }

  /**
   * Returns the threads that threads of this time have started or woken, that stayed in real time,
   * and that have something of a user's to do there.
   *
   * @return a line for each: its name, what it does and why it is in real time
   */
  public List<String> stayedReal() {
    return stayedReal.withUsersWork();
  }

  /**
   * Fails if one of these threads goes on by itself when its real time has come: it may do what the
   * test believes that it does not do. Fails as well if a thread that nobody on the clock has
   * started or woken has called after time had moved: had it come earlier or later, it would have
   * called at another instant. Fails, too, if a test that ran at once has used one of its pools.
   *
   * @throws UndecidedException naming each
   */
  public void requireDecided() {
    List<String> pools = PoolUses.sharedBy(this);
    if (!pools.isEmpty()) {
      throw new UndecidedException(StuckReport.sharedPools(pools));
    }
    Map<String, Instant> byChance = participants.cameByChance();
    if (!byChance.isEmpty()) {
      throw new UndecidedException(StuckReport.cameByChance(byChance));
    }
    List<String> threads = stayedReal.stillToAct();
    if (!threads.isEmpty()) {
      throw new UndecidedException(StuckReport.undecided(threads));
    }
  }

  /**
   * Lets things happen after a thread that the clock does not know woke somebody or planned
   * something; does nothing on participants, which do so by waiting.
   */
  public void kick() {
    moves.kick();
  }

  /**
   * Makes the calling thread the test's: for a test that goes on on another thread than it began,
   * such as under a JUnit timeout with a separate thread. A thread that was given up while it
   * waited as the test gets an {@link IllegalStateException} from its wait.
   *
   * @throws IllegalStateException if called on a worker's thread or from inside something that time
   *     runs
   */
  public void takeOver() {
    verbs.takeOver("takeOver");
  }

  /**
   * Lets the calling thread, which serves a request, act for a thread that is blocked in its call.
   * For a caller that goes on meanwhile, as with an asynchronous client, use {@link
   * #actForStranger}.
   *
   * @param <T> what the work returns
   * @param caller the thread that called
   * @param what the request, shown in messages
   * @param work serves the request
   * @return what {@code work} returned
   * @throws Exception what {@code work} threw
   */
  public <T> T actFor(Thread caller, String what, Callable<T> work) throws Exception {
    return participants.actFor(caller, what, work);
  }

  /**
   * Lets the calling thread act for a caller that cannot be seen, which counts as running until the
   * work is done.
   *
   * @param <T> what the work returns
   * @param what the request, shown in messages
   * @param port the caller's, on this machine; its wait is broken off if a client of this JVM
   *     closes that
   * @param work serves the request
   * @return what {@code work} returned
   * @throws Exception what {@code work} threw
   */
  public <T> T actForStranger(String what, int port, Callable<T> work) throws Exception {
    return participants.actForStranger(what, port, work);
  }

  /**
   * Does the same for a call that carries nothing by which it can be told, and that a client in
   * this JVM may have sent on threads which nobody sees.
   *
   * @param <T> what the work returns
   * @param what the request, shown in messages
   * @param port the caller's
   * @param work serves the request
   * @return what {@code work} returned
   * @throws Exception what {@code work} threw
   */
  public <T> T actForUnseen(String what, int port, Callable<T> work) throws Exception {
    return actForStranger(what, port, () -> unseenCalls.serve(what, work));
  }

  /**
   * Fails the test, since a call was given up whose limit came in real time while virtual time
   * stood still. Any thread.
   *
   * @param what the call
   * @param timeout what its client says
   */
  public void timedOut(String what, Throwable timeout) {
    HeldTimeException failure = new HeldTimeException(report.timedOutForReal(what, timeout));
    failure.addSuppressed(timeout);
    verdict.fail(failure);
  }

  /**
   * Says that this time is served at a port from here on.
   *
   * @param port on the loopback interface
   */
  public void openPort(int port) {
    hooks.open(port);
  }

  /**
   * Says that it is not any more.
   *
   * @param port one that was opened
   */
  public void closePort(int port) {
    hooks.close(port);
  }

  /**
   * Tells whether what the calling thread asks at a port is answered by threads that count for this
   * time, so that nothing need keep it still meanwhile.
   *
   * @param port on this machine
   * @return {@code false} for a server that none of them has opened
   */
  public boolean servesCaller(int port) {
    return hooks.servesCaller(port);
  }

  /**
   * Stands for a call on its way between threads that nobody sees: time does not move, and a test
   * that is due does not go on.
   *
   * @param what the call, shown in messages
   * @return to be closed by any thread
   */
  public Hold travel(String what) {
    return holds.take(what, true);
  }

  /**
   * Runs something on a thread of its own; the caller goes on when it has ended or waits.
   *
   * @param name the thread's name
   * @param work what to run
   * @return the thread
   */
  public Thread runAside(String name, Runnable work) {
    return Aside.run(this, name, work);
  }

  /**
   * Fails the test: ends the wait that its thread is in, or its next one, or the clock's closing.
   * Any thread.
   *
   * @param failure what to throw there
   */
  public void fail(Throwable failure) {
    verdict.fail(failure);
  }

  /**
   * Returns who runs, waits and holds, as text for a failure.
   *
   * @return several lines
   */
  public String describe() {
    return scene.describe();
  }

  /** From here on time stands, and threads that the clock cannot see do not count any more. */
  void beginClosing() {
    synchronized (lock) {
      lifetime.beginClosing();
      machines.release();
      holds.clear();
      participants.unseen().stream().filter(Participant::isRunning).forEach(turns::leave);
    }
  }

  void finishClosing() {
    synchronized (lock) {
      lifetime.finishClosing();
      moves.clear();
      participants.releaseAll();
    }
    Sentry.leave(post);
    participants.close();
    chance.end();
    hooks.close();
    hooks.pools.close();
    NanoTimes.shown(hooks.nanoTime());
  }

  /** Ends a worker of the clock that used up the interrupt with which its test stopped it. */
  public void stopIfClosing() {
    if (lifetime.isClosing()) {
      throw new StoppedError();
    }
  }

  boolean isClosed() {
    return lifetime.isClosed();
  }
}
