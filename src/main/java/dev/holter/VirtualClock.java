package dev.holter;

import dev.holter.internal.choice.Choices;
import dev.holter.internal.time.Budget;
import dev.holter.internal.time.Instants;
import dev.holter.internal.time.Machine;
import dev.holter.internal.time.Purpose;
import dev.holter.internal.time.Timeline;
import dev.holter.internal.time.TrackedThread;
import dev.holter.internal.time.TrackedThreads;
import dev.holter.internal.time.Wait;
import dev.holter.internal.time.executor.VirtualScheduledExecutor;
import dev.holter.time.ConditionNotMetError;
import dev.holter.time.HeldTimeException;
import dev.holter.time.Hold;
import dev.holter.time.LeakedThreadsException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A clock that moves only when a test moves it, and everything that can be put on it.
 *
 * <p>It starts at {@link #DEFAULT_START}, never runs by itself and never goes back. When the test
 * moves it, time jumps from deadline to deadline; before each jump everybody on the clock has gone
 * into a virtual wait. At one instant the simulated service goes first, then workers in the order
 * in which they asked, then the test.
 *
 * <p>Threads that the clock cannot see are not waited for, unless they call the fake service or
 * wait on this clock: from then on they count as running whenever they are not in a virtual wait.
 *
 * <p>Reading the clock is possible on any thread. The verbs that move it belong to the test's
 * thread.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class VirtualClock extends Clock implements AutoCloseable {

  /** The instant at which a clock starts unless another is given: 2025-01-01T00:00:00Z. */
  public static final Instant DEFAULT_START = Instant.parse("2025-01-01T00:00:00Z");

  /**
   * How much usable time may pass without progress unless another limit is given: 10 s. Usable is
   * CPU time of a thread that computes, and for a thread that waits what passes while this JVM gets
   * a CPU: a slow or stopped machine uses none of it up.
   */
  public static final Duration DEFAULT_WATCHDOG = Duration.ofSeconds(10);

  private final Timeline timeline;
  private final Instant start;
  private final ZoneId zone;
  private final TrackedThreads threads;

  private VirtualClock(Timeline timeline, Instant start, ZoneId zone, TrackedThreads threads) {
    this.timeline = timeline;
    this.start = start;
    this.zone = zone;
    this.threads = threads;
  }

  /**
   * Makes a clock that starts at {@link #DEFAULT_START}; the calling thread is the test's.
   *
   * @return the clock
   */
  public static VirtualClock create() {
    return startingAt(DEFAULT_START);
  }

  /**
   * Makes a clock; the calling thread is the test's.
   *
   * @param start the first instant
   * @return the clock
   */
  public static VirtualClock startingAt(Instant start) {
    return startingAt(start, DEFAULT_WATCHDOG);
  }

  /**
   * Makes a clock; the calling thread is the test's.
   *
   * @param start the first instant
   * @param watchdog how much usable time, as {@link #DEFAULT_WATCHDOG} has it, the test's thread
   *     waits while nothing happens, before it fails with a {@link HeldTimeException}; more than
   *     zero
   * @return the clock
   * @throws IllegalArgumentException if {@code watchdog} is not positive
   */
  public static VirtualClock startingAt(Instant start, Duration watchdog) {
    return startingAt(start, watchdog, Budget.DEFAULT, Choices.USUAL);
  }

  static VirtualClock startingAt(Instant start, Duration watchdog, Budget budget, Choices choices) {
    if (watchdog.isNegative() || watchdog.isZero()) {
      throw new IllegalArgumentException(
          "The watchdog got the limit [" + watchdog + "]: give more than zero");
    }
    Timeline timeline =
        new Timeline(
            Objects.requireNonNull(start, "start"),
            watchdog,
            budget,
            (time, threads) -> new VirtualScheduledExecutor(time, Integer.MAX_VALUE, threads),
            choices);
    return new VirtualClock(timeline, start, ZoneOffset.UTC, new TrackedThreads(timeline));
  }

  /** The engine, which all views of this clock share. */
  Timeline timeline() {
    return timeline;
  }

  @Override
  public Instant instant() {
    return timeline.now();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /**
   * Returns a view of this clock in another zone; both show and move the same time.
   *
   * @param zone the zone of the view
   * @return the view
   */
  @Override
  public VirtualClock withZone(ZoneId zone) {
    return new VirtualClock(timeline, start, Objects.requireNonNull(zone, "zone"), threads);
  }

  /**
   * Returns the instant at which this clock started.
   *
   * @return the first instant
   */
  public Instant start() {
    return start;
  }

  /**
   * Returns how far this clock has moved.
   *
   * @return the time since {@link #start()}
   */
  public Duration elapsed() {
    return Duration.between(start, instant());
  }

  /**
   * Stands in for {@link System#nanoTime()}: only differences mean anything, and they overflow
   * after 292 years.
   *
   * @return virtual nanoseconds since the start
   */
  public long nanoTime() {
    Duration elapsed = elapsed();
    return elapsed.getSeconds() * 1_000_000_000L + elapsed.getNano();
  }

  /**
   * Moves time forward; everything due up to and including the target happens.
   *
   * @param amount how far, zero or more
   * @throws IllegalArgumentException if {@code amount} is negative or goes past {@link Instant#MAX}
   * @throws IllegalStateException if called on a worker's thread, from inside something that time
   *     runs, while another thread moves this clock, or after the clock was closed
   * @throws HeldTimeException if time cannot move
   */
  public void advanceBy(Duration amount) {
    timeline.driver().advanceBy(amount);
  }

  /**
   * Moves time forward; everything due up to and including the target happens.
   *
   * @param target where to, not before now
   * @throws IllegalArgumentException if {@code target} has passed
   * @throws IllegalStateException as {@link #advanceBy}
   * @throws HeldTimeException if time cannot move
   */
  public void advanceTo(Instant target) {
    timeline.driver().advanceTo(target);
  }

  /**
   * Moves time from deadline to deadline until a condition holds.
   *
   * @param condition looked at on the calling thread, at first and then whenever an instant's
   *     happenings are over; must not move time
   * @param limit how far to go at most, inclusive
   * @return the instant at which the condition held
   * @throws ConditionNotMetError if it does not hold within the limit
   * @throws IllegalArgumentException if {@code limit} is negative
   * @throws IllegalStateException as {@link #advanceBy}
   * @throws HeldTimeException if time cannot move
   */
  public Instant advanceUntil(BooleanSupplier condition, Duration limit) {
    return timeline.driver().advanceUntil(condition, limit);
  }

  /**
   * Moves time to the next deadline of anybody; everything due at that instant happens.
   *
   * @return the new instant, or empty if there is no deadline, and then time stands
   * @throws IllegalStateException as {@link #advanceBy}
   * @throws HeldTimeException if time cannot move
   */
  public Optional<Instant> advanceToNextDeadline() {
    return timeline.driver().advanceToNextDeadline();
  }

  /**
   * Moves time until nothing is left to be done. What only repeats or guards does not count: tasks
   * at a fixed rate or delay, waiting polls, heartbeat and other timeouts.
   *
   * @return the instant at which it was idle
   * @throws IllegalStateException as {@link #advanceBy}
   * @throws HeldTimeException if time cannot move, or work goes on for 100,000 instants
   */
  public Instant runUntilIdle() {
    return timeline.driver().runUntilIdle();
  }

  /**
   * Runs something in real time: the calling thread's waits are real and it reads the machine's
   * clocks, and so do the threads that it starts there, while virtual time stands still. For what
   * is outside of the test, such as starting a container. Calls of the simulated service are as
   * always. Any thread; does nothing but run it on a thread that is not on a clock.
   *
   * @param <T> what it returns
   * @param action what to run
   * @return what {@code action} returned
   * @throws Exception what {@code action} threw
   */
  public <T extends @Nullable Object> T inRealTime(Callable<T> action) throws Exception {
    return timeline.inRealTime(Objects.requireNonNull(action, "action"));
  }

  /**
   * Runs something in real time, as {@link #inRealTime(Callable)} does.
   *
   * @param action what to run
   */
  public void inRealTime(Runnable action) {
    Objects.requireNonNull(action, "action");
    try {
      timeline.<@Nullable Object>inRealTime(Executors.callable(action));
    } catch (RuntimeException unchecked) {
      throw unchecked;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Keeps time from moving until the hold is closed. Any thread.
   *
   * @param name what it is for, shown if it is held too long
   * @return the hold
   */
  public Hold hold(String name) {
    return timeline.hold(Objects.requireNonNull(name, "name"));
  }

  /**
   * Lets the wall clock of every worker jump, as after a correction of a machine's clock: what a
   * worker reads with {@code Instant.now()} or {@code System.currentTimeMillis()} is then that far
   * from this clock, while {@code System.nanoTime()}, timers and the service go on as they did.
   * What the test's own thread reads stays right.
   *
   * @param amount how far, back if it is negative; jumps add up
   * @throws IllegalArgumentException if {@code amount} is zero
   */
  public void jumpWallClock(Duration amount) {
    if (amount.isZero()) {
      throw new IllegalArgumentException(
          "jumpWallClock got [" + amount + "]: give how far, such as PT1H or PT-1H");
    }
    timeline.machines().jump(amount);
  }

  /**
   * Stands in for {@link Thread#sleep(long)}.
   *
   * @param amount how long, zero or more
   * @throws InterruptedException if the calling thread is interrupted
   * @throws IllegalArgumentException if {@code amount} is negative
   * @throws HeldTimeException if time cannot move
   */
  public void sleep(Duration amount) throws InterruptedException {
    if (amount.isNegative()) {
      throw new IllegalArgumentException("sleep got [" + amount + "]: give zero or more");
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (!amount.isZero()) {
      timeline
          .newWait("VirtualClock.sleep(" + amount + ")")
          .await(Instants.plus(timeline.now(), amount), Purpose.WORK);
    }
  }

  /**
   * Makes threads on this clock. They are daemons, and are interrupted when the clock is closed.
   *
   * @return a factory whose threads are named {@code holter-1}, {@code holter-2} and so on
   */
  public ThreadFactory threadFactory() {
    return threadFactory("holter");
  }

  /**
   * Makes threads on this clock. They are daemons, and are interrupted when the clock is closed.
   *
   * @param prefix what the names start with; a number follows
   * @return the factory
   */
  public ThreadFactory threadFactory(String prefix) {
    return threads.factory(Objects.requireNonNull(prefix, "prefix"));
  }

  /** Makes one thread on this clock, not started, whose end is signalled to a wait. */
  Thread newThread(Runnable work, String name, @Nullable Wait ended, Machine machine) {
    return new TrackedThread(timeline, work, name, ended, machine);
  }

  /** Makes an executor of the world itself: its threads belong to no worker. */
  ScheduledExecutorService newOwnPool(String prefix) {
    return new VirtualScheduledExecutor(timeline, Integer.MAX_VALUE, threads.worldsOwn(prefix));
  }

  /**
   * Makes an executor with one thread on this clock.
   *
   * @return the executor; see {@link #newScheduledThreadPool}
   */
  public ScheduledExecutorService newSingleThreadScheduledExecutor() {
    return newScheduledThreadPool(1);
  }

  /**
   * Makes an executor on this clock with the rules of {@link
   * java.util.concurrent.ScheduledThreadPoolExecutor}. Waiting for its futures or for its
   * termination is a wait in virtual time.
   *
   * @param size how many threads at most, more than zero
   * @return the executor; its threads end when it is shut down or the clock is closed
   * @throws IllegalArgumentException if {@code size} is not positive
   */
  public ScheduledExecutorService newScheduledThreadPool(int size) {
    return newScheduledThreadPool(size, "holter-scheduler");
  }

  /**
   * Makes an executor on this clock as {@link #newScheduledThreadPool(int)} does.
   *
   * @param size how many threads at most, more than zero
   * @param prefix what the names of its threads start with
   * @return the executor
   * @throws IllegalArgumentException if {@code size} is not positive
   */
  public ScheduledExecutorService newScheduledThreadPool(int size, String prefix) {
    if (size <= 0) {
      throw new IllegalArgumentException(
          "A scheduled thread pool got the size [" + size + "]: give more than zero");
    }
    return new VirtualScheduledExecutor(timeline, size, threadFactory(prefix));
  }

  /**
   * Interrupts every thread that the clock made, one after the other, and sees them end. Time does
   * not move any more. Other threads that wait on this clock get an {@link InterruptedException}.
   * Closing twice does nothing.
   *
   * <p>What an action threw after the test's last wait is thrown here, as it is.
   *
   * @throws LeakedThreadsException if a thread does not end within the watchdog's limit; names it
   * @throws IllegalStateException if called on a worker's thread or from inside something that time
   *     runs
   */
  @Override
  public void close() {
    timeline.close();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VirtualClock clock
        && clock.timeline == timeline
        && clock.zone.equals(zone);
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(timeline) * 31 + zone.hashCode();
  }

  @Override
  public String toString() {
    return "VirtualClock[" + instant() + "," + zone + "]";
  }
}
