package dev.holter.internal.time;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Who waits on which monitor, in the order in which they came. Guarded by the timeline's lock.
 *
 * <p>Whoever notifies owns the monitor, so nobody is on the way into a wait on it meanwhile; only
 * the end of a thread comes without it.
 */
final class Monitors {
  private final IdentityHashMap<Object, Deque<Wait>> waiting = new IdentityHashMap<>();

  /** Threads that do nothing more, though the VM may still say that they are alive. */
  private final Set<Thread> ended = Collections.newSetFromMap(new WeakHashMap<>());

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

  /**
   * Ends the waits for the end of a thread, as the VM does when it has ended: this is what {@code
   * Thread.join} waits for. The thread does not own its monitor here, so somebody may be on the way
   * into such a wait, which is over before it begins.
   */
  void end(Thread thread) {
    ended.add(thread);
    waiting.getOrDefault(thread, new ArrayDeque<>()).forEach(Wait::signal);
  }

  /**
   * Whether it is the monitor of a thread that ends, which the VM notifies at once. On a thread
   * that owns it, so that this has not happened yet.
   */
  boolean isOfEnding(Object monitor) {
    return monitor instanceof Thread thread && thread.isAlive() && ended.contains(thread);
  }
}
