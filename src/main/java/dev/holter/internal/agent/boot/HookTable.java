package dev.holter.internal.agent.boot;

import org.jspecify.annotations.Nullable;

/**
 * Which threads have hooks. A thread that has none pays one read while nobody has any, and one
 * look-up by identity otherwise.
 *
 * <p>Changed in place, so that thousands of threads may come and go, and read without a lock. A
 * slot is one thread's for as long as the array lives, so no reader finds the hooks of another. The
 * array is written to its field again after each change: whoever reads it there afterwards sees the
 * change.
 */
public final class HookTable {
  /** In the place of a thread that was taken out. */
  private static final Object GONE = new Object();

  private static final @Nullable Object[] NONE = {};

  private static final HookTable ALL = new HookTable();

  /**
   * Thread and hooks by turns, open addressing; the length is a power of two. At most one in eight
   * is used, so that a look-up for another thread mostly ends at the first place.
   */
  private volatile @Nullable Object[] slots = NONE;

  /** How many slots have hooks, and how many have or had one. */
  private int live;

  private int used;

  private HookTable() {}

  /** The hooks of a thread. */
  static @Nullable Hooks of(Thread thread) {
    @Nullable Object[] present = ALL.slots;
    return present.length == 0 ? null : of(thread, present);
  }

  /** The hooks of the calling thread. */
  static @Nullable Hooks own() {
    @Nullable Object[] present = ALL.slots;
    return present.length == 0 ? null : of(Thread.currentThread(), present);
  }

  /** Most threads have none, and most of them find that at the first place. */
  private static @Nullable Hooks of(Thread thread, @Nullable Object[] present) {
    return present[start(thread, present)] == null ? null : found(thread, present);
  }

  private static @Nullable Hooks found(Thread thread, @Nullable Object[] present) {
    int at = find(present, thread);
    Hooks hooks = (Hooks) present[at + 1];
    // A slot that was free may have become another thread's meanwhile.
    return present[at] == thread ? hooks : null;
  }

  /** The hook of the calling thread, if it is on a clock and in a user's code. */
  static @Nullable ThreadHook current() {
    Hooks own = own();
    return own == null ? null : own.current();
  }

  /** The hook of the calling thread, if it works for one on a clock. */
  static @Nullable GuestHook currentGuest() {
    Hooks own = own();
    return own == null ? null : own.guest();
  }

  /** The hook of the calling thread, if it counts for a clock in one way or the other. */
  static @Nullable ActorHook actor() {
    Hooks own = own();
    return own == null ? null : own.actor();
  }

  /** What the calling thread asks, if it counts for a clock. */
  static @Nullable InquiryHook inquiry(String what) {
    ActorHook actor = actor();
    return actor == null ? null : actor.inquiry(what);
  }

  /** The hook of a thread that is on a clock. */
  public static @Nullable ThreadHook threadHook(Thread thread) {
    Hooks hooks = of(thread);
    return hooks == null ? null : hooks.thread();
  }

  /** The hook of a thread in real time that works for one on a clock. */
  public static @Nullable GuestHook guestHook(Thread thread) {
    Hooks hooks = of(thread);
    return hooks == null ? null : hooks.guest();
  }

  /** Puts a thread on a clock, or takes it off. */
  public static void setThreadHook(Thread thread, @Nullable ThreadHook hook) {
    synchronized (ALL) {
      ALL.set(thread, new Hooks(hook, guestHook(thread)));
    }
  }

  /** Says whether a thread works for one on a clock. */
  public static void setGuestHook(Thread thread, @Nullable GuestHook hook) {
    synchronized (ALL) {
      ALL.set(thread, new Hooks(threadHook(thread), hook));
    }
  }

  private void set(Thread thread, Hooks hooks) {
    if (hooks.thread() == null && hooks.guest() == null) {
      remove(thread);
    } else {
      add(thread, hooks);
    }
  }

  private void add(Thread thread, Hooks hooks) {
    @Nullable Object[] present = slots;
    int at = present.length == 0 ? 0 : find(present, thread);
    if (present.length == 0 || (present[at] == null && 16 * (used + 1) > present.length)) {
      present = rebuilt(present);
      at = find(present, thread);
    }
    if (present[at] == null) {
      live++;
      used++;
    }
    // Whoever finds the thread too early finds no hooks.
    present[at + 1] = hooks;
    present[at] = thread;
    slots = present;
  }

  private void remove(Thread thread) {
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
    @Nullable Object[] next = new @Nullable Object[Integer.highestOneBit(live + 1) * 64];
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
    int at = start(thread, slots);
    Object there = slots[at];
    while (there != null && there != thread) {
      at = (at + 2) & mask;
      there = slots[at];
    }
    return at;
  }

  private static int start(Object thread, @Nullable Object[] slots) {
    return (System.identityHashCode(thread) << 1) & (slots.length - 1);
  }
}
