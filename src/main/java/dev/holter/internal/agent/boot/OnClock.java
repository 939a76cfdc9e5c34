package dev.holter.internal.agent.boot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** In the place of the methods of {@link java.time.Clock}. */
public final class OnClock {
  private OnClock() {}

  /** {@code Clock.currentInstant}, unless it returns null. */
  public static @Nullable Instant currentInstant() {
    Hooks own = HookTable.own();
    ThreadHook hook = own == null ? null : own.current();
    if (own == null || hook != null) {
      return hook == null ? null : hook.currentInstant();
    }
    ClockHook clock = own.usersClock();
    return clock == null ? null : clock.currentInstant();
  }
}
