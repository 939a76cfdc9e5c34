package dev.holter.internal.time;

import dev.holter.internal.time.Participant.State;
import dev.holter.time.HeldTimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Threads that wait without a limit for locks that they have among themselves. Time may go on
 * beside them, so a test would pass.
 */
final class Deadlocks {
  private Deadlocks() {}

  /**
   * Finds a circle of waiting threads, and returns the failure that names them; null if there is
   * none.
   */
  static @Nullable HeldTimeException find(
      Object lock, Participants participants, StuckReport report) {
    synchronized (lock) {
      for (Participant one : participants.present()) {
        List<Participant> circle = circle(participants, one);
        if (!circle.isEmpty()) {
          return new HeldTimeException(report.circle(circle));
        }
      }
      return null;
    }
  }

  /**
   * Follows the locks from one participant to the keeper of each, until it comes back to the first;
   * empty if it does not.
   */
  private static List<Participant> circle(Participants participants, Participant first) {
    List<Participant> circle = new ArrayList<>();
    Participant next = first;
    while (next != null && !circle.contains(next)) {
      circle.add(next);
      next = keeper(participants, next);
    }
    return next == first ? circle : List.of();
  }

  private static @Nullable Participant keeper(Participants participants, Participant waiting) {
    ParkedFor lock = waiting.state() == State.WAITING ? waiting.lock : null;
    Thread owner = lock == null ? null : lock.owner();
    Participant keeper = owner == null ? null : participants.known(owner);
    return keeper == waiting ? null : keeper;
  }
}
