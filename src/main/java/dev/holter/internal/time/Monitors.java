package dev.holter.internal.time;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;

/**
 * Who waits on which monitor, in the order in which they came. Guarded by the timeline's lock.
 *
 * <p>Whoever notifies owns the monitor, so nobody is on the way into a wait on it meanwhile.
 */
final class Monitors {
  private final IdentityHashMap<Object, Deque<Wait>> waiting = new IdentityHashMap<>();

  void add(Object monitor, Wait wait) {
    waiting.computeIfAbsent(monitor, first -> new ArrayDeque<>()).addLast(wait);
  }

  void remove(Object monitor, Wait wait) {
    Deque<Wait> waits = waiting.get(monitor);
    if (waits != null && waits.remove(wait) && waits.isEmpty()) {
      waiting.remove(monitor);
    }
  }

  /** Ends the wait of the one that has waited longest. */
  boolean notify(Object monitor) {
    for (Wait wait : waiting.getOrDefault(monitor, new ArrayDeque<>())) {
      if (wait.isPending()) {
        wait.signal();
        return true;
      }
    }
    return false;
  }

  void notifyAll(Object monitor) {
    waiting.getOrDefault(monitor, new ArrayDeque<>()).stream()
        .filter(Wait::isPending)
        .forEach(Wait::signal);
  }
}
