package dev.holter.internal.time;

import dev.holter.time.Hold;
import java.time.Instant;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** What a thread of a clock sees of the JVM in the place of what all threads share. */
public final class HookedJvm {
  private final Timeline timeline;

  HookedJvm(Timeline timeline) {
    this.timeline = timeline;
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
      return timeline.isClosing() ? null : new Inquiry(timeline, what);
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
