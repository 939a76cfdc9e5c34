package dev.holter.internal.agent.boot;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Supplier;
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

  /** {@code ForkJoinPool.execute}; true if another pool than the common one has taken the task. */
  public static boolean execute(Object pool, Runnable task) {
    Executor instead = insteadOf(pool);
    return instead != null && isTaken(task, instead);
  }

  /** The same. */
  public static boolean execute(Object pool, ForkJoinTask<?> task) {
    Executor instead = insteadOf(pool);
    return instead != null && isTaken(task::quietlyInvoke, instead);
  }

  /** {@code ForkJoinPool.submit}; null if the pool itself has to do it. */
  public static <T> @Nullable ForkJoinTask<T> submit(Object pool, ForkJoinTask<T> task) {
    return submit(insteadOf(pool), () -> task);
  }

  /** The same. */
  public static <T> @Nullable ForkJoinTask<T> submit(Object pool, Callable<T> task) {
    return submit(insteadOf(pool), () -> ForkJoinTask.adapt(task));
  }

  /** The same. */
  public static @Nullable ForkJoinTask<?> submit(Object pool, Runnable task) {
    return submit(
        insteadOf(pool),
        () -> task instanceof ForkJoinTask<?> known ? known : ForkJoinTask.adapt(task));
  }

  /** The same. */
  public static <T> @Nullable ForkJoinTask<T> submit(Object pool, Runnable task, T result) {
    return submit(insteadOf(pool), () -> ForkJoinTask.adapt(task, result));
  }

  private static @Nullable Executor insteadOf(Object pool) {
    ActorHook giver = HookTable.actor();
    Executor instead = giver == null ? null : giver.insteadOf(pool);
    if (giver != null && instead == null) {
      giver.beforeTaskFor(pool);
    }
    return instead;
  }

  private static <T extends ForkJoinTask<?>> @Nullable T submit(
      @Nullable Executor instead, Supplier<T> task) {
    if (instead == null) {
      return null;
    }
    T made = task.get();
    return isTaken(made::quietlyInvoke, instead) ? made : null;
  }

  private static boolean isTaken(Runnable task, Executor instead) {
    try {
      instead.execute(task);
      return true;
    } catch (IllegalStateException closed) {
      return false;
    }
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
