package dev.holter.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One task of a {@link VirtualScheduledExecutor}; waiting for its result is a virtual wait. */
final class VirtualTask<V> extends FutureTask<V> implements RunnableScheduledFuture<V> {

  /** When a task runs again after a run. */
  enum Repetition {
    NONE,
    FIXED_RATE,
    FIXED_DELAY
  }

  private final VirtualScheduledExecutor executor;
  private final Timeline timeline;
  private final Repetition repetition;
  private final Duration period;
  private final List<Wait> waiting = new ArrayList<>();
  private volatile Instant due;

  /** Guarded by the executor. */
  @Nullable Deadline deadline;

  VirtualTask(
      VirtualScheduledExecutor executor,
      Timeline timeline,
      Callable<V> work,
      Instant due,
      Repetition repetition,
      Duration period) {
    super(work);
    this.executor = executor;
    this.timeline = timeline;
    this.due = due;
    this.repetition = repetition;
    this.period = period;
  }

  Instant due() {
    return due;
  }

  @Override
  public boolean isPeriodic() {
    return repetition != Repetition.NONE;
  }

  @Override
  public void run() {
    if (!executor.mayRun(this)) {
      cancel(false);
    } else if (!isPeriodic()) {
      super.run();
    } else if (runAndReset()) {
      Instant from = repetition == Repetition.FIXED_RATE ? due : timeline.now();
      due = Instants.plus(from, period);
      executor.repeat(this);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      executor.forget(this);
    }
    return cancelled;
  }

  @Override
  protected void done() {
    List<Wait> waits;
    synchronized (waiting) {
      waits = List.copyOf(waiting);
      waiting.clear();
    }
    waits.forEach(Wait::signal);
  }

  @Override
  public V get() throws InterruptedException, ExecutionException {
    awaitDone(null);
    return super.get();
  }

  @Override
  public V get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!awaitDone(Instants.plus(timeline.now(), unit, timeout))) {
      throw new TimeoutException();
    }
    return super.get();
  }

  private boolean awaitDone(@Nullable Instant until) throws InterruptedException {
    Wait wait = timeline.newWait("Future.get");
    synchronized (waiting) {
      if (isDone()) {
        return true;
      }
      waiting.add(wait);
    }
    try {
      return wait.await(until, Purpose.WORK) || isDone();
    } finally {
      synchronized (waiting) {
        waiting.remove(wait);
      }
    }
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(Duration.between(timeline.now(), due));
  }

  @Override
  public int compareTo(Delayed other) {
    return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
