package dev.holter.time;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * The only user of real time: it limits how long the test's thread waits while nothing happens.
 *
 * <p>The limit counts from the last progress, so a long run is fine and a stuck one ends.
 */
final class Watchdog {
  private final long limitNanos;
  private final LongSupplier progress;

  Watchdog(Duration limit, LongSupplier progress) {
    this.limitNanos = limit.toNanos();
    this.progress = progress;
  }

  Duration limit() {
    return Duration.ofNanos(limitNanos);
  }

  /** A watch over one wait. */
  Watch watch() {
    return new Watch();
  }

  final class Watch {
    private long seen = progress.getAsLong();
    private long since = System.nanoTime();

    /**
     * Parks until unparked, interrupted or the limit.
     *
     * @return whether the wait may go on
     */
    boolean park() {
      long now = progress.getAsLong();
      if (now != seen) {
        seen = now;
        since = System.nanoTime();
      }
      long left = limitNanos - (System.nanoTime() - since);
      if (left <= 0) {
        return false;
      }
      LockSupport.parkNanos(Watchdog.this, left);
      return true;
    }
  }
}
