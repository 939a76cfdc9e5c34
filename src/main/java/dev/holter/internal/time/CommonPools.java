package dev.holter.internal.time;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
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

  private final Object lock;
  private final Supplier<ScheduledExecutorService> delayer;

  @GuardedBy("lock")
  private @Nullable ScheduledExecutorService scheduler;

  @GuardedBy("lock")
  private @Nullable ForkJoinPool common;

  CommonPools(Object lock, Supplier<ScheduledExecutorService> delayer) {
    this.lock = lock;
    this.delayer = delayer;
  }

  ScheduledExecutorService scheduler() {
    synchronized (lock) {
      if (scheduler == null) {
        scheduler = delayer.get();
      }
      return scheduler;
    }
  }

  /**
   * Ends the pools. Everybody is in real time by then, so that their threads end as in production.
   */
  void close() {
    ForkJoinPool left;
    synchronized (lock) {
      left = common;
      common = null;
    }
    if (left != null) {
      left.shutdownNow();
    }
  }

  ForkJoinPool common() {
    synchronized (lock) {
      if (common == null) {
        common = new ForkJoinPool(PARALLELISM);
      }
      return common;
    }
  }
}
