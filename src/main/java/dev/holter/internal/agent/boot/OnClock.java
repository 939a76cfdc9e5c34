package dev.holter.internal.agent.boot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** In the place of the methods of {@link java.time.Clock}. */
public final class OnClock {
  private OnClock() {}

  /** {@code Clock.currentInstant}, unless it returns null. */
  public static @Nullable Instant currentInstant() {
    Hooks own = HookTable.own();
    if (own == null) {
      return null;
    }
    ThreadHook hook = own.current();
    if (hook != null) {
      return hook.currentInstant();
    }
    ClockHook clock = own.usersClock();
    return clock == null ? null : clock.currentInstant();
  }
}
