package dev.holter.internal.time;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The deadlines of one timeline in the order in which they happen. Guarded by the timeline's lock.
 *
 * <p>A sorted set and not a heap: every heartbeat takes one deadline out of the middle.
 */
final class DeadlineQueue {
  private final TreeSet<Deadline> deadlines = new TreeSet<>();
  private long sequence;
  private int work;
  private int quotas;

  Deadline add(
      Instant at,
      Priority priority,
      Purpose purpose,
      String what,
      @Nullable Participant resumes,
      Runnable action) {
    Deadline deadline = new Deadline(at, priority, sequence++, purpose, what, resumes, action);
    // A deadline that is never due must not be reached by runUntilIdle; only the test itself may
    // wait until the end of time.
    if (at.isBefore(Instant.MAX) || priority == Priority.DRIVER) {
      deadlines.add(deadline);
      work += weight(deadline);
      quotas += isQuota(deadline) ? 1 : 0;
    }
    return deadline;
  }

  boolean remove(Deadline deadline) {
    boolean removed = deadlines.remove(deadline);
    if (removed) {
      work -= weight(deadline);
      quotas -= isQuota(deadline) ? 1 : 0;
    }
    return removed;
  }

  /** None if nothing but quotas is left. */
  @Nullable Deadline first() {
    return deadlines.size() == quotas ? null : deadlines.first();
  }

  /** The earliest deadline that is not the test's own. */
  @Nullable Deadline firstOfOthers() {
    for (Deadline deadline : deadlines) {
      if (deadline.priority() != Priority.DRIVER && !isQuota(deadline)) {
        return deadline;
      }
    }
    return null;
  }

  /**
   * Returns the deadlines with the instant and the priority of the first one, including that one.
   */
  List<Deadline> peers(Deadline first, Predicate<Deadline> wanted, int count) {
    return deadlines.tailSet(first).stream()
        .takeWhile(each -> each.at().equals(first.at()) && each.priority() == first.priority())
        .filter(wanted)
        .limit(count)
        .toList();
  }

  boolean hasWork() {
    return work > 0;
  }

  List<Deadline> next(int count) {
    return deadlines.stream().filter(deadline -> !isQuota(deadline)).limit(count).toList();
  }

  void clear() {
    deadlines.clear();
    work = 0;
    quotas = 0;
  }

  private static boolean isQuota(Deadline deadline) {
    return deadline.purpose() == Purpose.QUOTA;
  }

  private static int weight(Deadline deadline) {
    boolean counts = deadline.purpose() == Purpose.WORK && deadline.priority() != Priority.DRIVER;
    return counts ? 1 : 0;
  }
}
