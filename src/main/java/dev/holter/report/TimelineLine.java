package dev.holter.report;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a timeline before it is laid out in columns; lines that stand for others (folded or
 * left out) have no instant, and only accepted heartbeats have a beat gap.
 */
record TimelineLine(@Nullable Instant at, String what, String detail, @Nullable Duration beatGap) {

  static TimelineLine event(Instant at, String what, String detail) {
    return new TimelineLine(at, what, detail, null);
  }

  static TimelineLine beat(Instant at, String what, String detail, Duration gap) {
    return new TimelineLine(at, what, detail, gap);
  }

  static TimelineLine omission(String what) {
    return new TimelineLine(null, what, "", null);
  }

  boolean isAt(Instant moment) {
    return moment.equals(at);
  }
}
