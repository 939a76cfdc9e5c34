package dev.holter.internal.time;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * The pools that a clock puts in the place of those that the whole JVM shares, whose threads cannot
 * be on a clock.
 *
 * <p>A pool is made by the first thread of the clock that asks for it.
 */
final class CommonPools {
  /** Fixed, so that a run does not depend on the machine. */
  private static final int PARALLELISM = 4;

  private final Timeline timeline;
  private final Delayers delayers;

  @GuardedBy("timeline.lock")
  private @Nullable ScheduledExecutorService scheduler;

  @GuardedBy("timeline.lock")
  private @Nullable ForkJoinPool common;

  CommonPools(Timeline timeline, Delayers delayers) {
    this.timeline = timeline;
    this.delayers = delayers;
  }

  ScheduledExecutorService scheduler() {
    synchronized (timeline.lock) {
      if (scheduler == null) {
        ThreadFactory threads = new TrackedThreads(timeline).factory("holter-common");
        scheduler = delayers.newDelayer(timeline, threads);
      }
      return scheduler;
    }
  }

  /**
   * Ends the pools. Everybody is in real time by then, so that their threads end as in production.
   */
  void close() {
    ForkJoinPool left;
    synchronized (timeline.lock) {
      left = common;
      common = null;
    }
    if (left != null) {
      left.shutdownNow();
    }
  }

  ForkJoinPool common() {
    synchronized (timeline.lock) {
      if (common == null) {
        common = new ForkJoinPool(PARALLELISM);
      }
      return common;
    }
  }
}
