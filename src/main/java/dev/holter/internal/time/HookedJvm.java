package dev.holter.internal.time;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.holter.time.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a thread of a clock sees of the JVM in the place of what all threads share. */
public final class HookedJvm {
  private final Timeline timeline;

  @GuardedBy("timeline.lock")
  private final Set<Object> kept = Collections.newSetFromMap(new IdentityHashMap<>());

  private final FileTimes fileTimes;

  HookedJvm(Timeline timeline) {
    this.timeline = timeline;
    this.fileTimes = new FileTimes(this::instant);
  }

  /**
   * Stands in for the delay thread of the JDK, and for the pool that {@code CompletableFuture}
   * uses.
   *
   * @return the clock's own, with a thread for each task at once
   */
  public ScheduledExecutorService scheduler() {
    return timeline.hooks.pools.scheduler();
  }

  /**
   * Stands in for {@link ForkJoinPool#commonPool()}.
   *
   * @return the clock's own
   */
  public ForkJoinPool commonPool() {
    return timeline.hooks.pools.common();
  }

  /**
   * Stands for a call on its way that real threads bring back.
   *
   * @param what the method, shown in messages
   * @return to be closed by any thread
   */
  public Hold hold(String what) {
    return timeline.travel(what);
  }

  /**
   * Stands for what a thread has asked a server, and whose answer comes to whatever thread.
   *
   * @param what shown in messages
   * @return null at the end of this time
   */
  public @Nullable Inquiry inquiry(String what) {
    synchronized (timeline.lock) {
      return timeline.lifetime.isClosing() ? null : new Inquiry(timeline, what);
    }
  }

  /**
   * Tells whether this time is at its end.
   *
   * @return from when the clock is being closed
   */
  public boolean isOver() {
    return timeline.lifetime.isClosing();
  }

  /**
   * Plans something for a thread that stays in real time. Time stands still from its instant until
   * what the sender is given is run, on the thread that goes on with it and counts until it rests.
   *
   * @param what shown in messages
   * @param delay from now on
   * @param purpose whether it counts as work to be done
   * @param task whose code is to run
   * @param sender gives it to that thread, on one of the engine's
   * @return takes it back, or null if this time is at its end
   */
  public @Nullable Runnable later(
      String what, Duration delay, Purpose purpose, Object task, Consumer<Runnable> sender) {
    return timeline.errands.plan(what, delay, purpose, task, sender);
  }

  /**
   * Precedes a task that the calling thread gives to a pool: threads of the pool that are awake in
   * real time are on the clock from here on, since one of them may take the task.
   *
   * @param pool one of the JDK's
   */
  public void beforeTaskFor(Object pool) {
    timeline.hooks.beforeTaskFor(pool);
  }

  /**
   * Stands in for the JDK's common pool where the calling thread gives it a task, in whatever way
   * it knows that pool.
   *
   * @param pool one of the JDK's
   * @return the clock's own pool, or null for any other and at the end of this time
   */
  public @Nullable Executor insteadOf(Object pool) {
    return SharedPools.isCommon(pool) && !isOver() ? scheduler() : null;
  }

  /**
   * Holds on to something, so that the collector does not come for it before the end of this time.
   *
   * @param object compared by identity
   */
  public void keep(Object object) {
    synchronized (timeline.lock) {
      if (!timeline.lifetime.isClosing()) {
        kept.add(object);
      }
    }
  }

  /** At the end of this time. */
  void forget() {
    synchronized (timeline.lock) {
      kept.clear();
    }
  }

  /**
   * Stands in for {@code Object.notify}, for those who wait virtually.
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
   * Stands in for {@code Object.notifyAll}, for those who wait virtually.
   *
   * @param monitor owned by the calling thread
   */
  public void notifyAll(Object monitor) {
    synchronized (timeline.lock) {
      timeline.hooks.monitors.notifyAll(monitor);
    }
  }

  /**
   * Stands in for {@code Clock.instant}.
   *
   * @return the virtual instant, as the calling thread's machine has it
   */
  public Instant instant() {
    return timeline.machines.wallClock();
  }

  /**
   * Returns when files were written, for those that a thread of the clock has written.
   *
   * @return the clock's own
   */
  FileTimes fileTimes() {
    return fileTimes;
  }

  /**
   * Returns what stands in for the draws of generators.
   *
   * @return the clock's own
   */
  public Chance chance() {
    return timeline.chance;
  }

  /**
   * Stands in for {@link System#nanoTime}.
   *
   * @return virtual nanoseconds, from what the machine said when the clock was made, or from what
   *     the clock of an earlier test has shown last: what is left in a pool when the test ends is
   *     then not due at once, and what is static does not see time go back
   */
  public long nanoTime() {
    return timeline.hooks.nanoTime();
  }
}
