package dev.holter.internal.time;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.holter.internal.time.Wait.RealLimit;
import dev.holter.time.HeldTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the waits of one thread become, which knows nothing of the clock: each method stands for one
 * of the JDK and is called in its place.
 *
 * <p>Where the test engine waits on the test's own thread, such as for the end of a timeout's
 * thread, the wait is real, and others go on at the present instant.
 *
 * <p>The engine itself parks, starts and interrupts. It does so either under its lock or for a
 * thread that does not run; {@link #isActive} and {@link #isEngine} tell these calls apart.
 */
public final class HookedThread {
  /** The longest wait that a number of nanoseconds in a {@code long} can say. */
  private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

  private static final String PARK = "LockSupport.park";
  private static final String MONITOR = "Object.wait";
  private static final String SLEEP = "Thread.sleep";

  private static final int MOST_SPINS = 64;

  private final Timeline timeline;
  private final Participant self;

  @GuardedBy("timeline.lock")
  private final ParkPermit permit = new ParkPermit();

  /**
   * How much real time the test engine's last wait took beyond what virtual time shows, if its
   * limit came. The JDK looks once more at the time before it believes that, and must see so. Only
   * its own thread knows.
   */
  private long owed;

  /** How often it has yielded since it last waited. Only its own thread knows. */
  private int yields;

  HookedThread(Timeline timeline, Participant self) {
    this.timeline = timeline;
    this.self = self;
  }

  /**
   * Tells whether the calling thread, which is this one, is in a user's code.
   *
   * @return {@code false} inside the engine
   */
  public boolean isActive() {
    if (self.inRealTime > 0 || isEngine()) {
      return false;
    }
    // A client may give a call up before its socket, and before the server has noticed. First,
    // since who acts for this thread is in the engine in its name.
    if (!timeline.socketCalls.awaitServers(self) || self.inEngine) {
      return false;
    }
    if (self.arriving) {
      self.arriving = false;
      timeline.parking.untilTurn(self);
    }
    timeline.rejoining.rejoin(self);
    return self.isRunning();
  }

  /**
   * Tells whether the calling thread, which may be another one, is inside the engine.
   *
   * @return {@code true} under its lock
   */
  public boolean isEngine() {
    return Thread.holdsLock(timeline.lock);
  }

  /**
   * Returns what it sees of the JVM.
   *
   * @return the same for all threads of the clock
   */
  public HookedJvm jvm() {
    return timeline.hooks.jvm;
  }

  /**
   * Notes that it has refused a certificate, which is not valid at the time that it reads.
   *
   * @param why what the JDK says
   */
  public void refusesCertificate(String why) {
    timeline.certificates.add(self.thread, timeline.present.now(), why);
  }

  /**
   * Returns what the clock knows of files. On the thread itself, which does not wait for its turn.
   *
   * @return null where its clocks are the machine's
   */
  public @Nullable FileTimes fileTimes() {
    boolean isReal = self.inRealTime > 0 || isEngine() || timeline.lifetime.isClosing();
    return isReal ? null : jvm().fileTimes();
  }

  /**
   * Stands in for {@link System#nanoTime}.
   *
   * @return virtual nanoseconds
   */
  public long nanoTime() {
    long overdue = owed;
    owed = 0;
    return timeline.hooks.nanoTime() + overdue;
  }

  /**
   * Stands in for {@link System#nanoTime} where the thread plans what another one does later.
   *
   * @return virtual nanoseconds, or real ones where the test engine plans, such as a timeout
   */
  public long nanoTimeOfTasks() {
    return isForTestEngine() ? Watchdog.nanoTime() : nanoTime();
  }

  /**
   * Tells whether it is the test engine's, and runs a user's test. On the thread itself.
   *
   * @return {@code false} for a worker's, and while the test engine does something of its own
   */
  public boolean isLent() {
    return self.isTest() && !timeline.hooks.isForTestEngine(self);
  }

  private boolean isForTestEngine() {
    return self.isTest() && timeline.hooks.isForTestEngine(self);
  }

  /**
   * Stands in for {@code Thread.sleep}.
   *
   * @param amount zero or more; zero lets others go first
   * @throws InterruptedException as there
   */
  public void sleep(Duration amount) throws InterruptedException {
    if (timeline.hooks.releases(self, false)) {
      Watchdog.sleep(amount);
    } else {
      await(SLEEP, null, amount);
    }
  }

  /**
   * Stands in for {@code Thread.yield} and {@code Thread.onSpinWait}: lets others go first whose
   * turn has come. One who spins does so less and less often, since what it spins for may be
   * another one who does, and a queue may spin more than a hundred times before it parks.
   */
  @SuppressWarnings("NamedLikeContextualKeyword") // It is the JDK's name.
  public void yield() {
    boolean ends = timeline.lifetime.isClosing();
    if (!ends && (timeline.moves.isSettled() || !isDueToYield())) {
      return;
    }
    int soFar = yields;
    try {
      if (ends || !Thread.currentThread().isInterrupted()) {
        await(newWait(Wait.YIELD, null, Duration.ZERO), Duration.ZERO);
      }
    } catch (InterruptedException kept) {
      Thread.currentThread().interrupt();
    } finally {
      yields = soFar;
    }
  }

  /** The first time, the second, the fourth and so on, up to every 64th: the others must go on. */
  private boolean isDueToYield() {
    yields++;
    return Integer.bitCount(yields) == 1 || yields % MOST_SPINS == 0;
  }

  /**
   * Stands in for {@link LockSupport#park} and {@link LockSupport#parkNanos}, unless the thread
   * waits for a lock that somebody has whom the clock does not know: that is over at once, and time
   * must not move meanwhile.
   *
   * @param lock what this one waits for, if that is a lock
   * @param amount when to give up, or null
   * @return whether it has waited; if not, it has to do so itself, and {@link #afterPark} follows
   */
  public boolean park(@Nullable ParkedFor lock, @Nullable Duration amount) {
    // Whoever had it may give it free at any moment, and this thread gets it next.
    Thread owner = lock == null ? null : lock.owner();
    if (owner == Thread.currentThread()) {
      // It is free, or is about to be.
      return true;
    }
    if (timeline.participants.isOutside(lock, owner)) {
      return false;
    }
    if (lock != null && owner == null && lock.owner() != null) {
      // Those who shared it have given it free in between, and are about to say so.
      return true;
    }
    if (timeline.hooks.releases(self, amount == null)) {
      return false;
    }
    Wait wait = beginPark(amount);
    if (wait == null) {
      return true;
    }
    self.lock = amount == null ? lock : null;
    try {
      await(wait, amount);
    } catch (InterruptedException kept) {
      keep();
    } finally {
      self.lock = null;
      synchronized (timeline.lock) {
        permit.endPark();
      }
    }
    return true;
  }

  /**
   * Follows a real park, on the thread itself: an unpark that came meanwhile has ended it, or is
   * seen by whoever looks now.
   */
  public void afterPark() {
    synchronized (timeline.lock) {
      permit.take(true);
    }
  }

  /**
   * Stands in for {@link LockSupport#parkUntil} as {@link #park} does.
   *
   * @param lock as there
   * @param deadline when to give up, in the time that the thread reads
   * @return whether it has waited; if not, it has to do so itself
   */
  public boolean parkUntil(@Nullable ParkedFor lock, Instant deadline) {
    Duration amount = Duration.between(timeline.machines.wallClock(), deadline);
    return amount.isNegative() || amount.isZero() || park(lock, amount);
  }

  /** Unless the clock was closed: then the thread goes back to whoever made it. */
  private void keep() {
    if (!self.released) {
      timeline.interrupts.keepFlag();
    }
  }

  private @Nullable Wait beginPark(@Nullable Duration amount) {
    boolean ofConcurrent = timeline.hooks.isCallOfConcurrent(self);
    synchronized (timeline.lock) {
      if (permit.take(ofConcurrent) || Thread.currentThread().isInterrupted()) {
        return null;
      }
      Wait wait = newWait(PARK, null, amount);
      permit.beginPark(wait, ofConcurrent);
      return wait;
    }
  }

  /**
   * Stands in for {@link LockSupport#unpark}. Any thread, but not the engine's.
   *
   * @return whether the thread was in a virtual wait; if not, it may be in a real one
   */
  public boolean unpark() {
    // Who wakes it is asked seldom, since that is slow, and not under the lock.
    boolean parked = wakeInConcurrent() || unparkBy(timeline.hooks.isCallOfConcurrent());
    timeline.moves.kick();
    return parked;
  }

  /** Whoever it is ends a wait there. */
  private boolean wakeInConcurrent() {
    synchronized (timeline.lock) {
      Wait wait = permit.parking();
      if (wait == null || !permit.parksInConcurrent()) {
        return false;
      }
      wake(wait);
      return true;
    }
  }

  private boolean unparkBy(boolean concurrent) {
    synchronized (timeline.lock) {
      Wait wait = permit.parking();
      if (wait == null) {
        permit.give(concurrent);
        return false;
      }
      if (permit.parksInConcurrent() || !concurrent) {
        wake(wait);
      }
      return true;
    }
  }

  @GuardedBy("timeline.lock")
  private void wake(Wait wait) {
    if (timeline.guests.isStranger()) {
      timeline.hooks.wokenByStranger(wait);
      timeline.turns.signalAtOnce(wait);
    } else if (!wait.isVirtual() && !timeline.hooks.isCallerHooked()) {
      // One who waits in real time itself may keep its turn until the test engine goes on.
      timeline.turns.signalAtOnce(wait);
    } else {
      wait.signal();
    }
  }

  /**
   * Precedes {@link LockSupport#unpark} of a thread that is on no clock, or what notifies it: it
   * works for this one now, unless it only gets a lock.
   *
   * @param thread what is woken
   */
  public void beforeWake(Thread thread) {
    if (timeline.hooks.isGivenLock(self, thread)) {
      timeline.guests.hand(thread);
    } else if (!isForTestEngine()) {
      timeline.guests.wake(thread);
    }
  }

  /**
   * Precedes what ends the wait for the outside of a thread that is on no clock.
   *
   * @param thread what is woken
   * @param still whether it is in that wait; asked under the clock's lock
   */
  public void beforeWakeOutside(Thread thread, BooleanSupplier still) {
    if (!isForTestEngine()) {
      timeline.guests.wakeOutside(thread, still);
    }
  }

  /**
   * Precedes {@link Thread#interrupt} of a thread that is on no clock: it may work for this one.
   *
   * @param thread what is interrupted
   */
  public void beforeInterrupt(Thread thread) {
    if (!isForTestEngine()) {
      timeline.guests.interrupt(thread);
    }
  }

  /**
   * Stands in for {@code Object.wait}.
   *
   * @param monitor owned by the calling thread
   * @param amount when to give up, or null
   * @return whether it has waited; if not, it has to do so itself
   * @throws InterruptedException as there
   */
  public boolean wait(Object monitor, @Nullable Duration amount) throws InterruptedException {
    // One that was born on the clock is ended: this wait, unlike a park, leaves nothing half done.
    boolean mayGo = self.role == Participant.Role.ADOPTED || self.stopped || !self.refused;
    if (mayGo && timeline.hooks.releases(self, amount == null)) {
      return false;
    }
    Wait wait = newWait(MONITOR, monitor, amount);
    Monitors monitors = timeline.hooks.monitors;
    synchronized (timeline.lock) {
      if (monitors.isOfEnding(monitor)) {
        return false;
      }
      monitors.add(monitor, wait);
    }
    OpenHold untilItEnds = amount == null ? holdForRealThread(monitor) : null;
    try {
      await(wait, amount);
    } catch (InterruptedException woken) {
      if (!self.released) {
        throw woken;
      }
      // For no reason, as may be: it goes back to whoever made it.
    } finally {
      synchronized (timeline.lock) {
        monitors.remove(monitor, wait);
      }
      if (untilItEnds != null) {
        untilItEnds.close();
      }
    }
    return true;
  }

  /**
   * Who joins a thread in real time waits for the VM to say that it has ended: time stands still.
   */
  private @Nullable OpenHold holdForRealThread(Object monitor) {
    if (!(monitor instanceof Thread joined)
        || !joined.isAlive()
        || timeline.participants.known(joined) != null
        || timeline.lifetime.isClosing()) {
      return null;
    }
    return timeline.holds.take("the end of " + ThreadNames.of(joined) + ", in real time", false);
  }

  /** Precedes {@link Thread#interrupt}. Any thread, but not the engine's. */
  public void beforeInterrupt() {
    if (!timeline.interrupts.isOwn(self.thread)) {
      timeline.interrupts.begin(self);
    }
  }

  /** Follows {@link Thread#interrupt}, which has set the flag. Any thread, but not the engine's. */
  public void afterInterrupt() {
    if (!timeline.interrupts.isOwn(self.thread)) {
      timeline.interrupts.end(self);
    }
  }

  /**
   * Precedes {@link Thread#start} of another thread, which gets its turn like any wake-up.
   *
   * @param child not started yet
   */
  public void beforeStart(Thread child) {
    timeline.hooks.start(self, child);
  }

  /** Precedes {@link Thread#run}, on the new thread. */
  public void beforeRun() {
    if (self.isIdle()) {
      timeline.parking.untilTurn(self);
      self.hasGone = self.released;
    }
  }

  /**
   * Precedes a wait in native code for the outside.
   *
   * @param what the method, shown in messages
   * @param limit when to come back in virtual time, or null
   * @param waker lets the thread come back, or null; called under the clock's lock
   * @param woken whether somebody has ended the wait already; asked under the clock's lock too
   * @return whether it has to wait; if not, its limit has come, or it was woken
   */
  public boolean beginOutside(
      String what, @Nullable Duration limit, @Nullable Runnable waker, BooleanSupplier woken) {
    return beginOutside(Wait.outside(timeline.turns, what, waker), limit, woken);
  }

  /**
   * Precedes a wait for the outside that no interrupt ends.
   *
   * @param what as there
   * @param limit as there
   * @param waker as there
   * @param woken as there
   * @return as there
   */
  public boolean beginOutsideUpTo(
      String what, Duration limit, Runnable waker, BooleanSupplier woken) {
    return beginOutside(Wait.outsideUpTo(timeline.turns, what, waker), limit, woken);
  }

  private boolean beginOutside(Wait wait, @Nullable Duration limit, BooleanSupplier woken) {
    yields = 0;
    return timeline.outside.begin(self, wait, limit == null ? null : after(limit), woken);
  }

  /**
   * Tells whether the thread is in such a wait.
   *
   * @return between begin and end
   */
  public boolean isOutside() {
    Wait wait = self.wait;
    return wait != null && wait.isOutside();
  }

  /**
   * Follows such a wait, whatever has ended it.
   *
   * @param matters whether what has come from outside can let anything in a test go on
   */
  public void endOutside(boolean matters) {
    timeline.outside.end(self, matters);
  }

  /**
   * Precedes what lets the thread come back from such a wait. Any thread that counts.
   *
   * @param still whether it is in that wait; asked under the clock's lock
   */
  public void beforeWakeOutside(BooleanSupplier still) {
    synchronized (timeline.lock) {
      timeline.participants.noteAsking();
      Wait wait = self.wait;
      if (wait != null && wait.isOutside() && still.getAsBoolean()) {
        wait.signal();
      }
    }
    timeline.moves.kick();
  }

  /**
   * Tells whether it waits for what another thread makes, as {@code Future.get} does. Any thread.
   *
   * @return {@code false} for one that waits for a while, or for work
   */
  public boolean waitsForResult() {
    synchronized (timeline.lock) {
      Wait wait = self.wait;
      boolean mayBeTold = wait != null && (wait.what().equals(PARK) || wait.what().equals(MONITOR));
      if (!mayBeTold
          || self.state() != Participant.State.WAITING
          || Stacks.isVirtual(self.thread)) {
        return false;
      }
    }
    return timeline.hooks.waitsForResult(self.thread);
  }

  /**
   * Stands in for {@link Thread#getState}. Any thread.
   *
   * @param seen what the VM says
   * @return the state of a wait that is virtual, and of one whose turn has not come
   */
  public Thread.State state(Thread.State seen) {
    synchronized (timeline.lock) {
      if (self.state() == Participant.State.READY) {
        return seen == Thread.State.NEW ? seen : Thread.State.RUNNABLE;
      }
      Wait wait = self.wait;
      if (wait == null || !self.isIdle() || !wait.isVirtual() || wait.isOutside()) {
        return seen;
      }
      if (!isOfTheJdk(wait)) {
        // A client reads the answer of the service.
        return Thread.State.RUNNABLE;
      }
      return self.deadline == null ? Thread.State.WAITING : Thread.State.TIMED_WAITING;
    }
  }

  private static boolean isOfTheJdk(Wait wait) {
    String what = wait.what();
    return what.equals(SLEEP) || what.equals(PARK) || what.equals(MONITOR);
  }

  /**
   * Lets others decide something by the first wait of this thread since it has given a loop
   * something to do: it may be about to wait for what becomes of that. Any thread.
   *
   * @param decision run once, on this thread, in that wait or at its end
   * @return {@code false} if it has waited since, and the decision can be made now
   */
  public boolean atNextWait(Runnable decision) {
    synchronized (timeline.lock) {
      return self.decisions.putOffToNextWait(decision);
    }
  }

  /**
   * Lets others decide something by the end of the wait that this thread is in. Any thread.
   *
   * @param decision run once, on this thread
   * @return {@code false} if it does not wait, and the decision can be made now
   */
  public boolean atEndOfWait(Runnable decision) {
    synchronized (timeline.lock) {
      boolean waits = self.state() == Participant.State.WAITING;
      if (waits) {
        self.decisions.putOffToEndOfWait(decision);
      }
      return waits;
    }
  }

  private void await(String what, @Nullable Object monitor, Duration amount)
      throws InterruptedException {
    await(newWait(what, monitor, amount), amount);
  }

  private Wait newWait(String what, @Nullable Object monitor, @Nullable Duration amount) {
    return new Wait(
        timeline.turns, what, monitor, isForTestEngine() ? new RealLimit(amount) : null);
  }

  private void await(Wait wait, @Nullable Duration amount) throws InterruptedException {
    yields = 0;
    owed = 0;
    try {
      if (wait.isVirtual()) {
        wait.await(amount == null ? null : after(amount), Purpose.WORK);
      } else if (!wait.await(null, Purpose.WORK) && amount != null) {
        owed = amount.toNanos();
      }
    } finally {
      self.hasGone = self.released;
    }
  }

  private Instant after(Duration amount) {
    return amount.compareTo(FOR_EVER) >= 0
        ? Instant.MAX
        : Instants.plus(timeline.present.now(), amount);
  }

  /** Precedes what the carrier does for a virtual thread that ends: it acts for it. */
  public void beforeUnmount() {
    timeline.participants.standIn(self);
  }

  /** Precedes the end of the thread, on it. */
  public void beforeExit() {
    timeline.hooks.end(self);
  }

  /**
   * Tells whether an uncaught exception is the end that the clock gave to this thread.
   *
   * @param uncaught what ends the thread
   * @return {@code true} if nobody needs to hear of it
   */
  public boolean isStop(Throwable uncaught) {
    return uncaught instanceof StoppedError;
  }

  /**
   * Tells whether it is the JDK that draws at random for itself, such as the name of a temporary
   * file, which has to be another one in each run. On the thread itself.
   *
   * @return {@code false} if a user draws
   */
  public boolean drawsForTheJdk() {
    return timeline.hooks.drawsForTheJdk(self);
  }

  /** From here on its waits are real: it counts as running in them. On the thread itself. */
  public void beginReal() {
    self.enterRealTime();
  }

  /** Its waits are virtual again. On the thread itself. */
  public void endReal() {
    self.leaveRealTime();
  }

  /**
   * Precedes a request over a socket. On the thread itself.
   *
   * @param limit how long it is willing to wait for the answer, or null
   */
  public void beforeRequest(@Nullable Duration limit) {
    timeline.socketCalls.ask(self, limit);
  }

  /** Precedes a read of what an endpoint answers. On the thread itself. */
  public void beforeRead() {
    timeline.socketCalls.awaitEndpoint(self);
  }

  /** Follows a read from a socket; waits until nobody acts for the thread. On the thread itself. */
  public void afterRead() {
    timeline.socketCalls.comeBack(self);
  }

  /**
   * Tells whether its read has ended since its limit has come.
   *
   * @return {@code false} as soon as it has asked again
   */
  public boolean hasGivenUp() {
    synchronized (timeline.lock) {
      return self.call.givenUp;
    }
  }

  /** Precedes what ends its read from a socket, which another thread closes. On that thread. */
  public void beforeSocketCloses() {
    timeline.socketCalls.giveUp(self);
  }

  /**
   * Fails the test, since a wait has ended because its limit came in real time while virtual time
   * stood still.
   *
   * @param what the method that waited
   */
  public void timedOut(String what) {
    timeline.verdict.fail(new HeldTimeException(timeline.report.timedOutForReal(self, what)));
  }
}
