package dev.holter.internal.agent.boot;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * In the place of the methods that lead to the JDK's common pool, whose threads are on nobody's
 * clock; unless they return null.
 */
public final class OnForkJoin {
  private OnForkJoin() {}

  /** {@link ForkJoinPool#commonPool()}. */
  public static @Nullable ForkJoinPool commonPool() {
    ThreadHook hook = HookTable.current();
    return hook == null ? null : hook.commonPool();
  }

  /** {@link ForkJoinTask#fork()}, which goes to the pool of the thread, if it has one. */
  public static <T> @Nullable ForkJoinTask<T> fork(ForkJoinTask<T> task) {
    if (Thread.currentThread() instanceof ForkJoinWorkerThread) {
      return null;
    }
    ForkJoinPool pool = commonPool();
    if (pool == null) {
      return null;
    }
    pool.execute(task);
    return task;
  }
}
