package dev.holter.internal.time.executor;

import dev.holter.internal.time.Instants;
import dev.holter.internal.time.Timeline;
import dev.holter.internal.time.executor.VirtualTask.Repetition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A scheduled thread pool in virtual time, with the rules of {@code ScheduledThreadPoolExecutor}:
 * after {@code shutdown} delayed tasks still run and periodic ones do not, and an exception ends a
 * periodic task.
 */
public final class VirtualScheduledExecutor extends AbstractExecutorService
    implements ScheduledExecutorService {
  private final Timeline timeline;
  private final TaskPool pool;
  private final AtomicLong sequence = new AtomicLong();

  public VirtualScheduledExecutor(Timeline timeline, int size, ThreadFactory threads) {
    this.timeline = timeline;
    this.pool = new TaskPool(timeline, size, threads);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return schedule(Executors.callable(command), delay, unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return pool.accept(task(callable, in(delay, unit), Repetition.NONE, Duration.ZERO));
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    return repeating(command, initialDelay, period, unit, Repetition.FIXED_RATE);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    return repeating(command, initialDelay, delay, unit, Repetition.FIXED_DELAY);
  }

  private ScheduledFuture<?> repeating(
      Runnable command, long initialDelay, long period, TimeUnit unit, Repetition repetition) {
    Callable<?> work = Executors.callable(command);
    Objects.requireNonNull(unit, "unit");
    if (period <= 0) {
      throw new IllegalArgumentException(
          "A periodic task got the period [" + period + " " + unit + "]: give more than zero");
    }
    return pool.accept(
        task(work, in(initialDelay, unit), repetition, Instants.duration(unit, period)));
  }

  private <V> VirtualTask<V> task(
      Callable<V> work, Instant due, Repetition repetition, Duration period) {
    return new VirtualTask<>(
        pool, timeline, work, due, sequence.getAndIncrement(), repetition, period);
  }

  private Instant in(long delay, TimeUnit unit) {
    return Instants.plus(timeline.now(), unit, Math.max(0, delay));
  }

  @Override
  public void execute(Runnable command) {
    schedule(command, 0, TimeUnit.NANOSECONDS);
  }

  // As in ScheduledThreadPoolExecutor, so that the futures wait in virtual time.
  @Override
  public ScheduledFuture<?> submit(Runnable task) {
    return schedule(task, 0, TimeUnit.NANOSECONDS);
  }

  @Override
  public <T> ScheduledFuture<T> submit(Runnable task, @Nullable T result) {
    return schedule(Executors.callable(task, result), 0, TimeUnit.NANOSECONDS);
  }

  @Override
  public <T> ScheduledFuture<T> submit(Callable<T> task) {
    return schedule(task, 0, TimeUnit.NANOSECONDS);
  }

  @Override
  public void shutdown() {
    pool.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return pool.shutdownNow();
  }

  @Override
  public boolean isShutdown() {
    return pool.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return pool.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return pool.awaitTermination(Instants.plus(timeline.now(), unit, timeout));
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return new VirtualFuture<>(timeline, callable);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, @Nullable T value) {
    return new VirtualFuture<>(timeline, Executors.callable(runnable, value));
  }

  @Override
  public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks)
      throws InterruptedException {
    return new BulkCall<T>(timeline, this, Instant.MAX).all(tasks);
  }

  @Override
  public <T> List<Future<T>> invokeAll(
      Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException {
    return new BulkCall<T>(timeline, this, in(timeout, unit)).all(tasks);
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    try {
      return new BulkCall<T>(timeline, this, Instant.MAX).any(tasks);
    } catch (TimeoutException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return new BulkCall<T>(timeline, this, in(timeout, unit)).any(tasks);
  }

  /** What {@code ExecutorService.close} does on JDK 19 and later, without its day-long waits. */
  public void close() {
    shutdown();
    boolean interrupted = false;
    boolean terminated = false;
    while (!terminated) {
      try {
        terminated = pool.awaitTermination(Instant.MAX);
      } catch (InterruptedException stop) {
        interrupted = true;
        shutdownNow();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
