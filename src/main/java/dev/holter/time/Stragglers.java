package dev.holter.time;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Threads of the test's own that called and outlive it: nobody but the test can end them. */
@API(status = API.Status.INTERNAL)
public final class Stragglers {
  private Stragglers() {}

  /**
   * Remembers the calling thread, if the clock did not make it, until it ends.
   *
   * @param clock the clock in whose time it calls
   * @param what the call, shown in messages
   */
  public static void remember(VirtualClock clock, String what) {
    clock.timeline().participants.remember(Thread.currentThread(), what);
  }

  /**
   * Waits for the threads that the clock did not make but that called in its time. Those of pools
   * that the whole JVM shares do not count.
   *
   * @param clock a clock that is closed
   * @throws LeakedThreadsException if one does not end within the watchdog's limit; names it
   */
  public static void awaitEnd(VirtualClock clock) {
    Timeline timeline = clock.timeline();
    try {
      timeline.watchdog.join(alive(timeline).stream().map(one -> one.thread).toList());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    List<Participant> left = alive(timeline);
    if (!left.isEmpty()) {
      throw new LeakedThreadsException(StuckReport.outlived(timeline, left));
    }
  }

  private static List<Participant> alive(Timeline timeline) {
    return timeline.participants.othersAlive().stream()
        .filter(one -> !isShared(pool(one.thread)))
        .toList();
  }

  /** JUnit runs tests in parallel in a pool of its own, which parallel streams use then. */
  private static boolean isShared(@Nullable ForkJoinPool pool) {
    return pool != null
        && (pool == ForkJoinPool.commonPool() || pool == pool(Thread.currentThread()));
  }

  private static @Nullable ForkJoinPool pool(Thread thread) {
    return thread instanceof ForkJoinWorkerThread worker ? worker.getPool() : null;
  }
}
