package dev.holter.report;

import java.time.Duration;
import java.time.Instant;

/**
 * An instant as the time since an origin, split at the decimal point so that a column of them can
 * be aligned: whole seconds on the left, milliseconds (or nanoseconds where they matter) on the
 * right.
 */
record RelativeTime(String whole, String fraction) {

  private static final int NANOS_PER_MILLI = 1_000_000;

  static RelativeTime between(Instant origin, Instant at) {
    Duration since = Duration.between(origin, at);
    Duration length = since.abs();
    return new RelativeTime((since.isNegative() ? "-" : "") + whole(length), fraction(length));
  }

  private static String whole(Duration length) {
    String days = length.toDays() > 0 ? length.toDays() + "d " : "";
    return "%s%02d:%02d:%02d"
        .formatted(days, length.toHoursPart(), length.toMinutesPart(), length.toSecondsPart());
  }

  private static String fraction(Duration length) {
    int nanos = length.toNanosPart();
    return nanos % NANOS_PER_MILLI == 0
        ? "%03d".formatted(nanos / NANOS_PER_MILLI)
        : "%09d".formatted(nanos);
  }

  @Override
  public String toString() {
    return whole + "." + fraction;
  }
}
