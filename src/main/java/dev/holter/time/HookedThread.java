package dev.holter.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What the waits of one thread become, which knows nothing of the clock: each method stands for one
 * of the JDK and is called in its place.
 *
 * <p>The engine itself parks, starts and interrupts. It does so either under its lock or for a
 * thread that does not run; {@link #isActive} and {@link #isEngine} tell these calls apart.
 */
@API(status = API.Status.INTERNAL)
public final class HookedThread {
  /** So that a deadline is never 0, which the JDK's own classes take for none. */
  private static final long BOOTED = Duration.ofDays(1).toNanos();

  /** The longest wait that {@code Long} nanoseconds can say. */
  private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

  private final Timeline timeline;
  private final Participant self;

  /** Guarded by the timeline's lock, like {@link #parking}. */
  private boolean permit;

  private @Nullable Wait parking;

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
    if (self.inEngine || isEngine()) {
      return false;
    }
    timeline.contention.rejoin(self);
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
   * Stands in for {@code Thread.sleep}.
   *
   * @param amount zero or more; zero lets others go first
   * @throws InterruptedException as there
   */
  public void sleep(Duration amount) throws InterruptedException {
    timeline.newWait("Thread.sleep").await(after(amount), Purpose.WORK);
  }

  /** Stands in for {@code Thread.yield}. */
  @SuppressWarnings("NamedLikeContextualKeyword") // It is the JDK's name.
  public void yield() {
    try {
      if (!Thread.currentThread().isInterrupted()) {
        sleep(Duration.ZERO);
      }
    } catch (InterruptedException kept) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Stands in for {@link LockSupport#park}, unless the thread waits for a lock that somebody has
   * whom the clock does not know: that is over at once, and time must not move meanwhile.
   *
   * @param owner the thread that has what this one waits for, if there is such
   * @param amount when to give up, or null
   * @return whether it has waited; if not, it has to do so itself
   */
  public boolean park(@Nullable Thread owner, @Nullable Duration amount) {
    return parkUntil(owner, amount == null ? null : after(amount));
  }

  /**
   * Stands in for {@link LockSupport#parkUntil} as {@link #park} does.
   *
   * @param owner the thread that has what this one waits for, if there is such
   * @param until when to give up, or null
   * @return whether it has waited; if not, it has to do so itself
   */
  public boolean parkUntil(@Nullable Thread owner, @Nullable Instant until) {
    if (owner != null && timeline.participants.known(owner) == null) {
      return false;
    }
    Wait wait = beginPark();
    if (wait == null) {
      return true;
    }
    try {
      wait.await(until, Purpose.WORK);
    } catch (InterruptedException kept) {
      Thread.currentThread().interrupt();
    } finally {
      synchronized (timeline.lock) {
        parking = null;
      }
    }
    return true;
  }

  private @Nullable Wait beginPark() {
    synchronized (timeline.lock) {
      if (permit || Thread.currentThread().isInterrupted()) {
        permit = false;
        return null;
      }
      parking = timeline.newWait("LockSupport.park");
      return parking;
    }
  }

  /**
   * Stands in for {@link LockSupport#unpark}. Any thread, but not the engine's.
   *
   * @return whether the thread was in a virtual wait; if not, it may be in a real one
   */
  public boolean unpark() {
    boolean parked;
    synchronized (timeline.lock) {
      Wait wait = parking;
      parked = wait != null;
      permit = !parked;
      if (wait != null) {
        wait.signal();
      }
    }
    timeline.kick();
    return parked;
  }

  /**
   * Stands in for {@code Object.wait}.
   *
   * @param monitor owned by the calling thread
   * @param amount when to give up, or null
   * @throws InterruptedException as there
   */
  public void wait(Object monitor, @Nullable Duration amount) throws InterruptedException {
    Instant until = amount == null ? null : after(amount);
    Wait wait = new Wait(timeline, "Object.wait", monitor);
    Monitors monitors = timeline.hooks.monitors;
    synchronized (timeline.lock) {
      monitors.add(monitor, wait);
    }
    try {
      wait.await(until, Purpose.WORK);
    } finally {
      synchronized (timeline.lock) {
        monitors.remove(monitor, wait);
      }
    }
  }

  /**
   * Stands in for {@code Object.notify}.
   *
   * @param monitor owned by the calling thread
   * @return whether somebody was woken
   */
  public boolean notify(Object monitor) {
    synchronized (timeline.lock) {
      return timeline.hooks.monitors.notify(monitor);
    }
  }

  /**
   * Stands in for {@code Object.notifyAll}.
   *
   * @param monitor owned by the calling thread
   */
  public void notifyAll(Object monitor) {
    synchronized (timeline.lock) {
      timeline.hooks.monitors.notifyAll(monitor);
    }
  }

  /** Follows {@link Thread#interrupt}, which has set the flag. Any thread, but not the engine's. */
  public void interrupt() {
    timeline.turns.interrupt(self, () -> {});
  }

  /**
   * Precedes {@link Thread#start} of another thread, which gets its turn like any wake-up.
   *
   * @param child not started yet
   */
  public void start(Thread child) {
    timeline.hooks.start(self, child);
  }

  /** Precedes {@link Thread#run}, on the new thread. */
  public void run() {
    if (self.isIdle()) {
      timeline.parking.untilTurn(self);
    }
  }

  private Instant after(Duration amount) {
    return amount.compareTo(FOR_EVER) >= 0 ? Instant.MAX : Instants.plus(timeline.now(), amount);
  }

  /** Precedes the end of the thread, on it. */
  public void exit() {
    timeline.turns.leave(self);
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
   * Stands in for the JDK's common pool and its delay thread, which no clock can have.
   *
   * @return the clock's own
   */
  public ScheduledExecutorService scheduler() {
    return timeline.hooks.scheduler();
  }

  /**
   * Stands in for {@code Clock.instant}.
   *
   * @return the virtual instant
   */
  public Instant instant() {
    return timeline.now();
  }

  /**
   * Stands in for {@link System#nanoTime}.
   *
   * @return virtual nanoseconds
   */
  public long nanoTime() {
    return BOOTED + timeline.elapsed().toNanos();
  }
}
