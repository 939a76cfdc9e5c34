package dev.holter.internal.agent.boot;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Which threads off the clock wait on which monitor, in the order in which they came: the VM shows
 * nobody whom a notification wakes. Its lock is a leaf.
 */
final class RealWaits {
  private static final IdentityHashMap<Object, Deque<Thread>> WAITING = new IdentityHashMap<>();

  private RealWaits() {}

  /** Before the calling thread, which owns the monitor, waits. */
  static void begin(Object monitor) {
    synchronized (WAITING) {
      WAITING.computeIfAbsent(monitor, first -> new ArrayDeque<>()).addLast(Thread.currentThread());
    }
  }

  static void end(Object monitor) {
    synchronized (WAITING) {
      Deque<Thread> threads = WAITING.get(monitor);
      if (threads != null && threads.remove(Thread.currentThread()) && threads.isEmpty()) {
        WAITING.remove(monitor);
      }
    }
  }

  /** Those that wait, the longest first. */
  static List<Thread> on(Object monitor) {
    synchronized (WAITING) {
      Deque<Thread> threads = WAITING.get(monitor);
      return threads == null ? List.of() : List.copyOf(threads);
    }
  }
}
