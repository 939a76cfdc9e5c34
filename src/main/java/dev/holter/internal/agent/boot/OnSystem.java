package dev.holter.internal.agent.boot;

import java.time.Instant;

/** In the place of the methods of {@link System}. */
public final class OnSystem {
  private OnSystem() {}

  /** {@link System#nanoTime()}. */
  public static long nanoTime() {
    Hooks own = HookTable.own();
    if (own == null) {
      return System.nanoTime();
    }
    ThreadHook hook = own.current();
    if (hook != null) {
      return hook.nanoTime();
    }
    ClockHook clock = own.usersClock();
    return clock == null ? System.nanoTime() : clock.nanoTime();
  }

  /**
   * Where the JDK plans a task for another thread, whose time counts: a thread in real time that
   * works for one clock may do so too.
   */
  public static long nanoTimeOfTasks() {
    ThreadHook hook = HookTable.current();
    if (hook != null) {
      return hook.nanoTimeOfTasks();
    }
    GuestHook guest = HookTable.currentGuest();
    return guest == null ? System.nanoTime() : guest.nanoTime(System.nanoTime());
  }

  /** {@link System#currentTimeMillis()}. */
  public static long currentTimeMillis() {
    Instant now = OnClock.currentInstant();
    return now == null ? System.currentTimeMillis() : now.toEpochMilli();
  }
}
