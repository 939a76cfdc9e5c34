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
  static @Nullable HeldTimeException find(Timeline timeline) {
    synchronized (timeline.lock) {
      for (Participant one : timeline.participants.present()) {
        List<Participant> circle = circle(timeline, one);
        if (!circle.isEmpty()) {
          return new HeldTimeException(StuckReport.circle(timeline, circle));
        }
      }
      return null;
    }
  }

  /**
   * Follows the locks from one participant to the keeper of each, until it comes back to the first;
   * empty if it does not.
   */
  private static List<Participant> circle(Timeline timeline, Participant first) {
    List<Participant> circle = new ArrayList<>();
    Participant next = first;
    while (next != null && !circle.contains(next)) {
      circle.add(next);
      next = keeper(timeline, next);
    }
    return next == first ? circle : List.of();
  }

  private static @Nullable Participant keeper(Timeline timeline, Participant waiting) {
    ParkedFor lock = waiting.state() == State.WAITING ? waiting.lock : null;
    Thread owner = lock == null ? null : lock.owner();
    Participant keeper = owner == null ? null : timeline.participants.known(owner);
    return keeper == waiting ? null : keeper;
  }
}
