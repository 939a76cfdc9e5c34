package dev.holter.internal.agent.boot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** In the place of the methods of {@link java.time.Clock}. */
public final class OnClock {
  private OnClock() {}

  /** {@code Clock.currentInstant}, unless it returns null. */
  public static @Nullable Instant currentInstant() {
    ThreadHook hook = HookTable.current();
    return hook == null ? null : hook.currentInstant();
  }
}
