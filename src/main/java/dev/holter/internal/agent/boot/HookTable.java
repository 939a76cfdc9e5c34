package dev.holter.internal.agent.boot;

import org.jspecify.annotations.Nullable;

/**
 * Which threads are registered. A thread that is not pays one volatile read while there are none,
 * and a look-up by identity otherwise.
 *
 * <p>Copied on every change, so that a reader needs no lock.
 */
public final class HookTable {
  private static final HookTable TABLE = new HookTable();

  /** Thread and hook by turns, open addressing; the length is a power of two, at most half full. */
  private volatile @Nullable Object[] slots = {};

  private HookTable() {}

  /** The hook of a thread. */
  public static @Nullable ThreadHook of(Thread thread) {
    @Nullable Object[] slots = TABLE.slots;
    if (slots.length == 0) {
      return null;
    }
    int at = find(slots, thread);
    return (ThreadHook) slots[at + 1];
  }

  /** The hook of the calling thread, if it is in a user's code. */
  static @Nullable ThreadHook current() {
    if (TABLE.slots.length == 0) {
      return null;
    }
    ThreadHook hook = of(Thread.currentThread());
    return hook != null && hook.isActive() ? hook : null;
  }

  /** Registers a thread. */
  public static void add(Thread thread, ThreadHook hook) {
    TABLE.change(thread, hook);
  }

  /** Takes a thread out. */
  public static void remove(Thread thread) {
    TABLE.change(thread, null);
  }

  private synchronized void change(Thread thread, @Nullable ThreadHook hook) {
    int count = hook == null ? 0 : 1;
    for (int at = 0; at < slots.length; at += 2) {
      count += slots[at] == null || slots[at] == thread ? 0 : 1;
    }
    @Nullable Object[] next =
        new @Nullable Object[count == 0 ? 0 : Integer.highestOneBit(count) * 8];
    for (int at = 0; at < slots.length; at += 2) {
      if (slots[at] != thread) {
        put(next, slots[at], slots[at + 1]);
      }
    }
    if (hook != null) {
      put(next, thread, hook);
    }
    slots = next;
  }

  private static void put(
      @Nullable Object[] slots, @Nullable Object thread, @Nullable Object hook) {
    if (thread != null) {
      int at = find(slots, thread);
      slots[at] = thread;
      slots[at + 1] = hook;
    }
  }

  /** Where the thread is, or would be. */
  private static int find(@Nullable Object[] slots, Object thread) {
    int mask = slots.length - 1;
    int at = (System.identityHashCode(thread) << 1) & mask;
    while (slots[at] != null && slots[at] != thread) {
      at = (at + 2) & mask;
    }
    return at;
  }
}
