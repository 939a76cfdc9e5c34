package dev.holter.internal.service;

import java.time.Duration;
import java.time.Instant;

/** So many calls at once, and so many more with each second. */
final class TokenBucket {
  private final long size;
  private final long perSecond;

  /** Calls times nanoseconds, so that nothing is lost between two looks. */
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
