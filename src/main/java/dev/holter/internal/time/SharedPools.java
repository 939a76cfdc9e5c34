package dev.holter.internal.time;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * Pools that belong to the whole JVM: their threads neither end with a test nor rest in its time.
 */
final class SharedPools {
  /** Asked for once, since a thread of a clock is given another pool in its place. */
  private static final ForkJoinPool COMMON = ForkJoinPool.commonPool();

  static {
    // It asks for its pool once too.
    CompletableFuture.completedFuture(null);
  }

  private SharedPools() {}

  /**
   * Whether a thread is of the common pool, or of the pool in which JUnit runs the test; parallel
   * streams of that test use it too.
   */
  static boolean has(Thread thread, Thread test) {
    ForkJoinPool pool = pool(thread);
    return pool != null && (pool == COMMON || pool == pool(test));
  }

  /** The same of a pool. */
  static boolean is(Object pool, Thread test) {
    return isCommon(pool) || pool == pool(test);
  }

  /** Whether it is the common pool of the JDK. */
  static boolean isCommon(Object pool) {
    return pool == COMMON;
  }

  private static @Nullable ForkJoinPool pool(Thread thread) {
    return thread instanceof ForkJoinWorkerThread worker ? worker.getPool() : null;
  }
}
