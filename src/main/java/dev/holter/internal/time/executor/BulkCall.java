package dev.holter.internal.time.executor;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.holter.internal.time.Purpose;
import dev.holter.internal.time.Timeline;
import dev.holter.internal.time.Wait;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One {@code invokeAll} or {@code invokeAny} in virtual time: those of {@code
 * AbstractExecutorService} wait in real time and read the machine's clock.
 */
final class BulkCall<T> {
  private final Timeline timeline;
  private final Executor executor;
  private final Instant until;
  private final List<VirtualFuture<T>> started = new ArrayList<>();

  /** In the order in which they ended. */
  @GuardedBy("ended")
  private final Deque<VirtualFuture<T>> ended = new ArrayDeque<>();

  @GuardedBy("ended")
  private Wait next;

  BulkCall(Timeline timeline, Executor executor, Instant until) {
    this.timeline = timeline;
    this.executor = executor;
    this.until = until;
    this.next = timeline.newWait("invokeAny");
  }

  List<Future<T>> all(Collection<? extends Callable<T>> tasks) throws InterruptedException {
    try {
      start(tasks);
      for (VirtualFuture<T> future : started) {
        if (!future.awaitDone(until)) {
          break;
        }
      }
    } finally {
      cancelTheRest();
    }
    return List.copyOf(started);
  }

  T any(Collection<? extends Callable<T>> tasks)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("invokeAny got no task: give at least one");
    }
    try {
      start(tasks);
      return firstResult();
    } finally {
      cancelTheRest();
    }
  }

  private void start(Collection<? extends Callable<T>> tasks) {
    for (Callable<T> task : tasks) {
      VirtualFuture<T> future = new Noted(task);
      started.add(future);
      executor.execute(future);
    }
  }

  private T firstResult() throws InterruptedException, ExecutionException, TimeoutException {
    for (int left = started.size(); ; left--) {
      VirtualFuture<T> future = nextEnded();
      if (future == null) {
        throw new TimeoutException();
      }
      try {
        return future.get();
      } catch (ExecutionException failed) {
        if (left == 1) {
          throw failed;
        }
      }
    }
  }

  private @Nullable VirtualFuture<T> nextEnded() throws InterruptedException {
    Wait wait;
    synchronized (ended) {
      if (!ended.isEmpty()) {
        return ended.pollFirst();
      }
      next = timeline.newWait("invokeAny");
      wait = next;
    }
    wait.await(until, Purpose.WORK);
    synchronized (ended) {
      return ended.pollFirst();
    }
  }

  private void cancelTheRest() {
    started.forEach(future -> future.cancel(true));
  }

  /** Notes when it ended. */
  private final class Noted extends VirtualFuture<T> {
    Noted(Callable<T> work) {
      super(timeline, work);
    }

    @Override
    protected void done() {
      synchronized (ended) {
        ended.addLast(this);
        next.signal();
      }
      super.done();
    }
  }
}
