package dev.holter.internal.time.executor;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.holter.internal.time.Deadline;
import dev.holter.internal.time.Priority;
import dev.holter.internal.time.Purpose;
import dev.holter.internal.time.Timeline;
import dev.holter.internal.time.Wait;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a {@link VirtualScheduledExecutor}, the threads that run them, and its end.
 *
 * <p>Its own lock guards its state. Order: this lock, then the timeline's.
 */
final class TaskPool {

  private enum Phase {
    RUNNING,
    SHUTDOWN,
    STOPPED
  }

  private final Timeline timeline;
  private final int size;
  private final ThreadFactory threads;

  @GuardedBy("this")
  private final NavigableSet<VirtualTask<?>> delayed = new TreeSet<>();

  /** In the order of their due times: one that fell behind goes before one that is due now. */
  @GuardedBy("this")
  private final NavigableSet<VirtualTask<?>> ready = new TreeSet<>();

  @GuardedBy("this")
  private final Set<Thread> workers = new LinkedHashSet<>();

  @GuardedBy("this")
  private final Deque<Wait> idle = new ArrayDeque<>();

  @GuardedBy("this")
  private final List<Wait> terminationWaits = new ArrayList<>();

  @GuardedBy("this")
  private Phase phase = Phase.RUNNING;

  TaskPool(Timeline timeline, int size, ThreadFactory threads) {
    this.timeline = timeline;
    this.size = size;
    this.threads = threads;
  }

  <V> VirtualTask<V> accept(VirtualTask<V> task) {
    synchronized (this) {
      if (phase != Phase.RUNNING) {
        throw new RejectedExecutionException("The executor is shut down: it takes no more tasks");
      }
      plan(task);
    }
    dispatch();
    return task;
  }

  @GuardedBy("this")
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

  @GuardedBy("this")
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
  @GuardedBy("this")
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

  @GuardedBy("this")
  private void drop(VirtualTask<?> task) {
    delayed.remove(task);
    ready.remove(task);
    Deadline deadline = task.deadline;
    if (deadline != null) {
      timeline.cancel(deadline);
      task.deadline = null;
    }
  }

  void shutdown() {
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

  List<Runnable> shutdownNow() {
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

  synchronized boolean isShutdown() {
    return phase != Phase.RUNNING;
  }

  synchronized boolean isTerminated() {
    return isFinished() && workers.isEmpty();
  }

  boolean awaitTermination(Instant until) throws InterruptedException {
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
}
