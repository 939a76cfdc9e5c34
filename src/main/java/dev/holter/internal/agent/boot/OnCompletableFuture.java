package dev.holter.internal.agent.boot;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * In the place of the methods of {@link CompletableFuture} that use the JDK's common pool or its
 * delay thread, which belong to nobody; unless they return null.
 */
public final class OnCompletableFuture {
  private static final Executor EXECUTOR = new CallersExecutor();

  private OnCompletableFuture() {}

  /** {@link CompletableFuture#defaultExecutor()}. */
  public static @Nullable Executor defaultExecutor() {
    return HookTable.current() == null ? null : EXECUTOR;
  }

  /** {@link CompletableFuture#supplyAsync(Supplier)}. */
  public static <T> @Nullable CompletableFuture<T> supplyAsync(Supplier<T> supplier) {
    Executor executor = defaultExecutor();
    return executor == null ? null : CompletableFuture.supplyAsync(supplier, executor);
  }

  /** {@link CompletableFuture#runAsync(Runnable)}. */
  public static @Nullable CompletableFuture<Void> runAsync(Runnable runnable) {
    Executor executor = defaultExecutor();
    return executor == null ? null : CompletableFuture.runAsync(runnable, executor);
  }

  /** {@link CompletableFuture#delayedExecutor(long, TimeUnit)}. */
  public static @Nullable Executor delayedExecutor(long delay, @Nullable TimeUnit unit) {
    return unit == null ? null : new DelayedExecutor(delay, unit, null);
  }

  /** {@link CompletableFuture#delayedExecutor(long, TimeUnit, Executor)}. */
  public static @Nullable Executor delayedExecutor(
      long delay, @Nullable TimeUnit unit, @Nullable Executor executor) {
    return unit == null || executor == null ? null : new DelayedExecutor(delay, unit, executor);
  }

  /** {@link CompletableFuture#orTimeout}. */
  public static <T> @Nullable CompletableFuture<T> orTimeout(
      CompletableFuture<T> future, long timeout, TimeUnit unit) {
    return after(future, timeout, unit, () -> future.completeExceptionally(new TimeoutException()));
  }

  /** {@link CompletableFuture#completeOnTimeout}. */
  public static <T> @Nullable CompletableFuture<T> completeOnTimeout(
      CompletableFuture<T> future, T value, long timeout, TimeUnit unit) {
    return after(future, timeout, unit, () -> future.complete(value));
  }

  private static <T> @Nullable CompletableFuture<T> after(
      CompletableFuture<T> future, long timeout, TimeUnit unit, Runnable end) {
    ScheduledExecutorService scheduler = scheduler();
    if (scheduler == null) {
      return null;
    }
    if (!future.isDone()) {
      Future<?> limit = scheduler.schedule(end, timeout, unit);
      future.whenComplete((result, failure) -> limit.cancel(false));
    }
    return future;
  }

  static @Nullable ScheduledExecutorService scheduler() {
    ThreadHook hook = HookTable.current();
    return hook == null ? null : hook.scheduler();
  }
}
