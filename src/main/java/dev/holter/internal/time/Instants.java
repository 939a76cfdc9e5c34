package dev.holter.internal.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Adds to instants as the JDK's executors do: far too far means for ever, not an error.
 *
 * <p>For ever is {@link Instant#MAX}, which is never reached. A number of units that does not fit
 * into nanoseconds, and {@code Long.MAX_VALUE} of them, is how Java says it.
 */
public final class Instants {
  private Instants() {}

  public static Instant plus(Instant from, Duration amount) {
    try {
      return from.plus(amount);
    } catch (DateTimeException | ArithmeticException beyond) {
      return Instant.MAX;
    }
  }

  public static Instant plus(Instant from, TimeUnit unit, long amount) {
    return unit.toNanos(amount) == Long.MAX_VALUE
        ? Instant.MAX
        : plus(from, duration(unit, amount));
  }

  public static Duration duration(TimeUnit unit, long amount) {
    return Duration.ofNanos(unit.toNanos(amount));
  }
}
