package dev.holter.internal.agent.boot;

import org.jspecify.annotations.Nullable;

/** In the place of the methods of {@link System}. */
public final class OnSystem {
  private OnSystem() {}

  /** {@link System#nanoTime()}. */
  public static long nanoTime() {
    return nanoTime(HookTable.reader());
  }

  /**
   * Where the JDK plans a task for another thread, whose time counts: the test may do so too, and a
   * thread in real time that works for one clock.
   */
  public static long nanoTimeOfTasks() {
    ThreadHook hook = HookTable.current();
    GuestHook guest = hook == null ? HookTable.currentGuest() : null;
    return guest == null ? nanoTime(hook) : guest.nanoTime(System.nanoTime());
  }

  private static long nanoTime(@Nullable ThreadHook hook) {
    return hook == null ? System.nanoTime() : hook.nanoTime();
  }

  /** {@link System#currentTimeMillis()}. */
  public static long currentTimeMillis() {
    return currentTimeMillis(HookTable.reader());
  }

  /** As {@link #nanoTimeOfTasks}, for the test. */
  public static long currentTimeMillisOfTasks() {
    return currentTimeMillis(HookTable.current());
  }

  private static long currentTimeMillis(@Nullable ThreadHook hook) {
    return hook == null ? System.currentTimeMillis() : hook.currentInstant().toEpochMilli();
  }
}
