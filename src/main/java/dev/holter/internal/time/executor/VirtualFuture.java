package dev.holter.internal.time.executor;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.holter.internal.time.Instants;
import dev.holter.internal.time.Purpose;
import dev.holter.internal.time.Timeline;
import dev.holter.internal.time.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A future whose result is waited for in virtual time. */
class VirtualFuture<V> extends FutureTask<V> {
  private final Timeline timeline;

  @GuardedBy("waiting")
  private final List<Wait> waiting = new ArrayList<>();

  VirtualFuture(Timeline timeline, Callable<V> work) {
    super(work);
    this.timeline = timeline;
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
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    timeline.kick();
    return cancelled;
  }

  @Override
  public V get() throws InterruptedException, ExecutionException {
    awaitDone(Instant.MAX);
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

  boolean awaitDone(Instant until) throws InterruptedException {
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
}
