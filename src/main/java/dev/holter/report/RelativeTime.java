package dev.holter.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

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
    return days
        + text(
            "%02d:%02d:%02d", length.toHoursPart(), length.toMinutesPart(), length.toSecondsPart());
  }

  private static String fraction(Duration length) {
    int nanos = length.toNanosPart();
    return nanos % NANOS_PER_MILLI == 0
        ? text("%03d", nanos / NANOS_PER_MILLI)
        : text("%09d", nanos);
  }

  /** Whatever the machine's locale: the same run reads the same everywhere. */
  private static String text(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }

  @Override
  public String toString() {
    return whole + "." + fraction;
  }
}
