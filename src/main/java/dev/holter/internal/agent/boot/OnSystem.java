package dev.holter.internal.agent.boot;

/** In the place of the methods of {@link System}. */
public final class OnSystem {
  private OnSystem() {}

  /** {@link System#nanoTime()}. */
  public static long nanoTime() {
    ThreadHook hook = HookTable.reader();
    return hook == null ? System.nanoTime() : hook.nanoTime();
  }

  /** {@link System#currentTimeMillis()}. */
  public static long currentTimeMillis() {
    ThreadHook hook = HookTable.reader();
    return hook == null ? System.currentTimeMillis() : hook.currentInstant().toEpochMilli();
  }
}
