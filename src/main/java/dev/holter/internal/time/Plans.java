package dev.holter.internal.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts what is to come on a clock in the queue, and takes it out. */
final class Plans {
  private final Object lock;
  private final Lifetime lifetime;
  private final Present present;
  private final DeadlineQueue queue;

  Plans(Object lock, Lifetime lifetime, Present present, DeadlineQueue queue) {
    this.lock = lock;
    this.lifetime = lifetime;
    this.present = present;
    this.queue = queue;
  }

  /** Plans an action, on a clock that is open. Any thread. */
  Deadline schedule(Instant at, Priority priority, Purpose purpose, String what, Runnable action) {
    synchronized (lock) {
      lifetime.requireOpen(what);
      return plan(at, priority, purpose, what, null, action);
    }
  }

  /** Under the lock. An instant that has passed counts as the present one. */
  Deadline plan(
      Instant at,
      Priority priority,
      Purpose purpose,
      String what,
      @Nullable Participant resumes,
      Runnable action) {
    Instant now = present.now();
    Instant notBeforeNow = at.isBefore(now) ? now : at;
    return queue.add(notBeforeNow, priority, purpose, what, resumes, action);
  }

  /** Plans what a deadline stands for once more, at a later instant. Under the lock. */
  Deadline planAgain(Deadline deadline, Instant at) {
    return plan(
        at,
        deadline.priority(),
        deadline.purpose(),
        deadline.what(),
        deadline.resumes(),
        deadline.action());
  }

  /** Returns whether it was still to come. Any thread. */
  boolean cancel(Deadline deadline) {
    synchronized (lock) {
      return queue.remove(deadline);
    }
  }
}
