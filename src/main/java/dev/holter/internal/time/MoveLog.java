package dev.holter.internal.time;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last things that happened, for failures. Guarded by the timeline's lock. */
final class MoveLog {
  private static final int KEPT = 12;

  private final Deque<Deadline> last = new ArrayDeque<>(KEPT + 1);

  void add(Deadline deadline) {
    last.addLast(deadline);
    if (last.size() > KEPT) {
      last.removeFirst();
    }
  }

  List<String> lines() {
    return last.stream().map(Deadline::toString).toList();
  }
}
