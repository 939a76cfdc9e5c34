package dev.holter.internal.agent.boot;

/** In the place of the methods of {@link System}. */
public final class OnSystem {
  private OnSystem() {}

  /** {@link System#nanoTime()}. */
  public static long nanoTime() {
    ThreadHook hook = HookTable.current();
    return hook == null ? System.nanoTime() : hook.nanoTime();
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
    ThreadHook hook = HookTable.current();
    return hook == null ? System.currentTimeMillis() : hook.currentInstant().toEpochMilli();
  }
}
