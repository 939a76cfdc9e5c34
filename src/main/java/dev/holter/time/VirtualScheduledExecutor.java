package dev.holter.time;

import dev.holter.time.VirtualTask.Repetition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A scheduled thread pool in virtual time, with the rules of {@code ScheduledThreadPoolExecutor}:
 * after {@code shutdown} delayed tasks still run and periodic ones do not, and an exception ends a
 * periodic task.
 *
 * <p>Its own lock guards its state. Order: this lock, then the timeline's.
 */
final class VirtualScheduledExecutor extends AbstractExecutorService
    implements ScheduledExecutorService {

  private enum Phase {
    RUNNING,
    SHUTDOWN,
    STOPPED
  }

  private final Timeline timeline;
  private final int size;
  private final ThreadFactory threads;
  private final NavigableSet<VirtualTask<?>> delayed = new TreeSet<>();

  /** In the order of their due times: one that fell behind goes before one that is due now. */
  private final NavigableSet<VirtualTask<?>> ready = new TreeSet<>();

  private final Set<Thread> workers = new LinkedHashSet<>();
  private final Deque<Wait> idle = new ArrayDeque<>();
  private final List<Wait> terminationWaits = new ArrayList<>();
  private final AtomicLong sequence = new AtomicLong();
  private Phase phase = Phase.RUNNING;

  VirtualScheduledExecutor(Timeline timeline, int size, ThreadFactory threads) {
    this.timeline = timeline;
    this.size = size;
    this.threads = threads;
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return schedule(Executors.callable(command), delay, unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return accept(task(callable, in(delay, unit), Repetition.NONE, Duration.ZERO));
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
    return accept(task(work, in(initialDelay, unit), repetition, Instants.duration(unit, period)));
  }

  private <V> VirtualTask<V> task(
      Callable<V> work, Instant due, Repetition repetition, Duration period) {
    return new VirtualTask<>(
        this, timeline, work, due, sequence.getAndIncrement(), repetition, period);
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

  private <V> VirtualTask<V> accept(VirtualTask<V> task) {
    synchronized (this) {
      if (phase != Phase.RUNNING) {
        throw new RejectedExecutionException("The executor is shut down: it takes no more tasks");
      }
      plan(task);
    }
    dispatch();
    return task;
  }

  private void plan(VirtualTask<?> task) {
    if (!task.due().isAfter(timeline.now())) {
      ready.add(task);
      return;
    }
    delayed.add(task);
    Purpose purpose = task.isPeriodic() ? Purpose.BACKGROUND : Purpose.WORK;
    task.deadline =
        timeline.schedule(
            task.due(), Priority.WORKER, purpose, "scheduled task", () -> becomeDue(task));
  }

  private void becomeDue(VirtualTask<?> task) {
    synchronized (this) {
      task.deadline = null;
      if (delayed.remove(task)) {
        ready.add(task);
      }
    }
    dispatch();
  }

  /** Finds a worker for what is ready; without the lock, since a thread from outside moves time. */
  private void dispatch() {
    Wait rested = null;
    Thread started = null;
    synchronized (this) {
      if (ready.isEmpty()) {
        return;
      }
      rested = idle.pollFirst();
      if (rested == null && workers.size() < size) {
        started = threads.newThread(this::work);
        workers.add(started);
      }
    }
    if (rested != null) {
      rested.signal();
    } else if (started != null) {
      start(started);
    }
    timeline.kick();
  }

  private void start(Thread worker) {
    boolean started = false;
    try {
      worker.start();
      started = true;
    } finally {
      if (!started) {
        ended(worker);
      }
    }
  }

  private void work() {
    try {
      VirtualTask<?> task = next();
      while (task != null) {
        task.run();
        task = next();
      }
    } finally {
      ended(Thread.currentThread());
    }
  }

  /** The next task, or null when this worker is to end. */
  private @Nullable VirtualTask<?> next() {
    while (true) {
      Wait rest = timeline.newWait("its executor, for the next task");
      synchronized (this) {
        // As in ThreadPoolExecutor: an interrupt that was meant for one task never meets the next.
        if (phase != Phase.STOPPED && Thread.interrupted()) {
          timeline.stopIfClosing();
        }
        VirtualTask<?> task = ready.pollFirst();
        if (task != null || isFinished()) {
          return task;
        }
        idle.addLast(rest);
      }
      rest(rest);
    }
  }

  private void rest(Wait rest) {
    try {
      rest.await(null, Purpose.BACKGROUND);
    } catch (InterruptedException interrupted) {
      // A reason to look at the phase again, no more.
    } finally {
      synchronized (this) {
        idle.remove(rest);
      }
    }
  }

  private boolean isFinished() {
    return phase == Phase.STOPPED
        || (phase == Phase.SHUTDOWN && ready.isEmpty() && delayed.isEmpty());
  }

  private synchronized void ended(Thread worker) {
    workers.remove(worker);
    if (isFinished()) {
      finish();
    }
  }

  /** Wakes resting workers to end, and once there is none, whoever awaits termination. */
  private void finish() {
    idle.forEach(Wait::signal);
    idle.clear();
    if (isTerminated()) {
      terminationWaits.forEach(Wait::signal);
      terminationWaits.clear();
    }
  }

  synchronized boolean mayRun(VirtualTask<?> task) {
    return phase == Phase.RUNNING || (phase == Phase.SHUTDOWN && !task.isPeriodic());
  }

  void repeat(VirtualTask<?> task) {
    boolean goesOn;
    synchronized (this) {
      goesOn = mayRun(task);
      if (goesOn) {
        plan(task);
      }
    }
    if (goesOn) {
      dispatch();
    } else {
      task.cancel(false);
    }
  }

  synchronized void forget(VirtualTask<?> task) {
    drop(task);
    if (isFinished()) {
      finish();
    }
  }

  private void drop(VirtualTask<?> task) {
    delayed.remove(task);
    ready.remove(task);
    Deadline deadline = task.deadline;
    if (deadline != null) {
      timeline.cancel(deadline);
      task.deadline = null;
    }
  }

  @Override
  public void shutdown() {
    List<VirtualTask<?>> ended;
    synchronized (this) {
      if (phase != Phase.RUNNING) {
        return;
      }
      phase = Phase.SHUTDOWN;
      ended = Stream.concat(ready.stream(), delayed.stream()).filter(this::isRefused).toList();
    }
    ended.forEach(task -> task.cancel(false));
    finishIfDone();
    timeline.kick();
  }

  private boolean isRefused(VirtualTask<?> task) {
    return !mayRun(task);
  }

  private synchronized void finishIfDone() {
    if (isFinished()) {
      finish();
    }
  }

  @Override
  public List<Runnable> shutdownNow() {
    List<Runnable> left;
    List<Thread> interrupted;
    synchronized (this) {
      phase = Phase.STOPPED;
      left = new ArrayList<>(ready);
      left.addAll(delayed);
      List.copyOf(delayed).forEach(this::drop);
      ready.clear();
      interrupted = List.copyOf(workers);
      finish();
    }
    interrupted.forEach(Thread::interrupt);
    timeline.kick();
    return left;
  }

  @Override
  public synchronized boolean isShutdown() {
    return phase != Phase.RUNNING;
  }

  @Override
  public synchronized boolean isTerminated() {
    return isFinished() && workers.isEmpty();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return awaitTermination(Instants.plus(timeline.now(), unit, timeout));
  }

  private boolean awaitTermination(Instant until) throws InterruptedException {
    Wait wait = timeline.newWait("awaitTermination");
    synchronized (this) {
      if (isTerminated()) {
        return true;
      }
      terminationWaits.add(wait);
    }
    try {
      return wait.await(until, Purpose.WORK);
    } finally {
      synchronized (this) {
        terminationWaits.remove(wait);
      }
    }
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
        terminated = awaitTermination(Instant.MAX);
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
