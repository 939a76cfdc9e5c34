package dev.holter.internal.service;

import java.time.Duration;
import java.time.Instant;

/** A bucket of calls that refills with time. A call that finds it empty is throttled. */
final class TokenBucket {
  private final long size;
  private final long perSecond;

  /**
   * What the bucket holds, in calls times nanoseconds, so that no rounding loses a part of a call.
   */
  private long left;

  private Instant filled;

  TokenBucket(long size, long perSecond, Instant now) {
    this.size = size * Duration.ofSeconds(1).toNanos();
    this.perSecond = perSecond;
    this.left = this.size;
    this.filled = now;
  }

  /** Takes a token out, if there is one. */
  boolean take(Instant now) {
    long one = Duration.ofSeconds(1).toNanos();
    Duration since = Duration.between(filled, now);
    long full = (size - left) / perSecond;
    left =
        since.toSeconds() > full / one ? size : left + Math.min(full, since.toNanos()) * perSecond;
    filled = now;
    if (left < one) {
      return false;
    }
    left -= one;
    return true;
  }
}
