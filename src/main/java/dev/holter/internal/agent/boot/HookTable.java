package dev.holter.internal.agent.boot;

import org.jspecify.annotations.Nullable;

/**
 * Which threads have a hook of one kind. A thread that has none pays one volatile read while nobody
 * has, and a look-up by identity otherwise.
 *
 * <p>Copied on every change, so that a reader needs no lock.
 *
 * @param <H> the kind
 */
public final class HookTable<H> {
  /** Those on a clock. */
  public static final HookTable<ThreadHook> THREADS = new HookTable<>();

  /** Those in real time that work for one on a clock. */
  public static final HookTable<GuestHook> GUESTS = new HookTable<>();

  /** Thread and hook by turns, open addressing; the length is a power of two, at most half full. */
  private volatile @Nullable Object[] slots = {};

  private HookTable() {}

  /** The hook of a thread. */
  @SuppressWarnings("unchecked") // Nothing else is put in.
  public @Nullable H of(Thread thread) {
    @Nullable Object[] present = slots;
    return present.length == 0 ? null : (H) present[find(present, thread) + 1];
  }

  /** The hook of the calling thread. */
  @Nullable H own() {
    return slots.length == 0 ? null : of(Thread.currentThread());
  }

  /** The hook of the calling thread, if it is on a clock and in a user's code. */
  static @Nullable ThreadHook current() {
    ThreadHook hook = THREADS.own();
    return hook != null && hook.isActive() ? hook : null;
  }

  /** The hook of the calling thread, if it reads virtual time. */
  static @Nullable ThreadHook reader() {
    ThreadHook hook = current();
    return hook != null && hook.readsTime() ? hook : null;
  }

  /** Whether nobody has a hook. */
  public boolean isEmpty() {
    return slots.length == 0;
  }

  /** Registers a thread. */
  public void add(Thread thread, H hook) {
    change(thread, hook);
  }

  /** Takes a thread out. */
  public void remove(Thread thread) {
    change(thread, null);
  }

  private synchronized void change(Thread thread, @Nullable H hook) {
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
