package dev.holter.internal.strip;

import java.time.Duration;
import java.util.Locale;

/** Writes durations as people say them: {@code 1h 30m}, {@code 45s}. */
final class Brief {

  private Brief() {}

  static String of(Duration length) {
    return length.isZero()
        ? "0s"
        : length.toString().substring(2).toLowerCase(Locale.ROOT).replaceAll("([hm])(?=.)", "$1 ");
  }
}
