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

  /**
   * {@link ForkJoinTask#fork()}, which goes to the pool of the thread, if it has one. The one in
   * which the test engine runs tests counts as none: its other threads are on nobody's clock, and
   * take a task without being woken for it.
   */
  public static <T> @Nullable ForkJoinTask<T> fork(ForkJoinTask<T> task) {
    ThreadHook hook = HookTable.current();
    if (hook == null
        || (Thread.currentThread() instanceof ForkJoinWorkerThread && !hook.isLent())) {
      return null;
    }
    hook.commonPool().execute(task);
    return task;
  }
}
