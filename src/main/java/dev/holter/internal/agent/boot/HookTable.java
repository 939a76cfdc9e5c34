package dev.holter.internal.agent.boot;

import org.jspecify.annotations.Nullable;

/**
 * Which threads have a hook of one kind. A thread that has none pays one volatile read while nobody
 * has, and a look-up by identity otherwise.
 *
 * <p>Changed in place, so that thousands of threads may come and go, and read without a lock. A
 * slot is one thread's for as long as the array lives, so no reader finds the hook of another. The
 * array is written to its field again after each change: whoever reads it there afterwards sees the
 * change.
 *
 * @param <H> the kind
 */
public final class HookTable<H> {
  /** In the place of a thread that was taken out. */
  private static final Object GONE = new Object();

  private static final @Nullable Object[] NONE = {};

  /** Those on a clock. */
  public static final HookTable<ThreadHook> THREADS = new HookTable<>();

  /** Those in real time that work for one on a clock. */
  public static final HookTable<GuestHook> GUESTS = new HookTable<>();

  /**
   * Thread and hook by turns, open addressing; the length is a power of two, at most half of the
   * slots are used.
   */
  private volatile @Nullable Object[] slots = NONE;

  /** How many slots have a hook, and how many have or had one. */
  private int live;

  private int used;

  private HookTable() {}

  /** The hook of a thread. */
  @SuppressWarnings("unchecked") // Nothing else is put in.
  public @Nullable H of(Thread thread) {
    @Nullable Object[] present = slots;
    if (present.length == 0) {
      return null;
    }
    int at = find(present, thread);
    H hook = (H) present[at + 1];
    // A slot that was free may have become another thread's meanwhile.
    return present[at] == thread ? hook : null;
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
  public synchronized void add(Thread thread, H hook) {
    @Nullable Object[] present = slots;
    int at = present.length == 0 ? 0 : find(present, thread);
    if (present.length == 0 || (present[at] == null && 4 * (used + 1) > present.length)) {
      present = rebuilt(present);
      at = find(present, thread);
    }
    if (present[at] == null) {
      live++;
      used++;
    }
    // Whoever finds the thread too early finds no hook.
    present[at + 1] = hook;
    present[at] = thread;
    slots = present;
  }

  /** Takes a thread out. */
  public synchronized void remove(Thread thread) {
    @Nullable Object[] present = slots;
    int at = present.length == 0 ? 0 : find(present, thread);
    if (present.length == 0 || present[at] == null) {
      return;
    }
    live--;
    present[at + 1] = null;
    present[at] = GONE;
    if (live == 0) {
      present = NONE;
      used = 0;
    }
    slots = present;
  }

  /** Without those that are gone, and with room for as many again at least. */
  private @Nullable Object[] rebuilt(@Nullable Object[] present) {
    @Nullable Object[] next = new @Nullable Object[Integer.highestOneBit(live + 1) * 16];
    for (int at = 0; at < present.length; at += 2) {
      Object thread = present[at];
      if (thread != null && thread != GONE) {
        int to = find(next, thread);
        next[to] = thread;
        next[to + 1] = present[at + 1];
      }
    }
    used = live;
    return next;
  }

  /** Where the thread is, or would be. */
  private static int find(@Nullable Object[] slots, Object thread) {
    int mask = slots.length - 1;
    int at = (System.identityHashCode(thread) << 1) & mask;
    Object there = slots[at];
    while (there != null && there != thread) {
      at = (at + 2) & mask;
      there = slots[at];
    }
    return at;
  }
}
