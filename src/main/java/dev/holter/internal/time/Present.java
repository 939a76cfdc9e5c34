package dev.holter.internal.time;

import java.time.Duration;
import java.time.Instant;

/** The present instant of a clock. Any thread reads it; {@link Moves} alone moves it on. */
final class Present {
  private final Instant start;
  private volatile Instant now;

  Present(Instant start) {
    this.start = start;
    this.now = start;
  }

  Instant now() {
    return now;
  }

  /** How far it is from the first instant. */
  Duration elapsed() {
    return Duration.between(start, now);
  }

  /** Under the clock's lock. */
  void moveTo(Instant later) {
    now = later;
  }
}
