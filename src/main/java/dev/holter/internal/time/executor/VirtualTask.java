package dev.holter.internal.time.executor;

import dev.holter.internal.time.Deadline;
import dev.holter.internal.time.Instants;
import dev.holter.internal.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One task of a {@link VirtualScheduledExecutor}; waiting for its result is a virtual wait. */
final class VirtualTask<V> extends VirtualFuture<V> implements RunnableScheduledFuture<V> {

  /** When a task runs again after a run. */
  enum Repetition {
    NONE,
    FIXED_RATE,
    FIXED_DELAY
  }

  private final TaskPool pool;
  private final Timeline timeline;
  private final Repetition repetition;
  private final Duration period;
  private final long sequence;

  /** Changes only while this runs, when no set of the pool has it. */
  private volatile Instant due;

  /** Guarded by the pool. */
  @Nullable Deadline deadline;

  VirtualTask(
      TaskPool pool,
      Timeline timeline,
      Callable<V> work,
      Instant due,
      long sequence,
      Repetition repetition,
      Duration period) {
    super(timeline, work);
    this.pool = pool;
    this.timeline = timeline;
    this.due = due;
    this.sequence = sequence;
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
    if (!pool.mayRun(this)) {
      cancel(false);
    } else if (!isPeriodic()) {
      super.run();
    } else if (runAndReset()) {
      Instant from = repetition == Repetition.FIXED_RATE ? due : timeline.now();
      due = Instants.plus(from, period);
      pool.repeat(this);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      pool.forget(this);
      timeline.kick();
    }
    return cancelled;
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(Duration.between(timeline.now(), due));
  }

  /** By due time, and then by who asked first. */
  @Override
  public int compareTo(Delayed other) {
    if (other instanceof VirtualTask<?> task) {
      int byDue = due.compareTo(task.due);
      return byDue != 0 ? byDue : Long.compare(sequence, task.sequence);
    }
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
