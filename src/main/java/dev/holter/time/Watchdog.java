package dev.holter.time;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The only user of real time: it limits how long the test's thread waits while nothing happens.
 *
 * <p>The limit counts from the last progress, so a long run is fine and a stuck one ends.
 */
final class Watchdog {
  /** How often it looks in the time of one limit; it ends a stuck run at most one look late. */
  private static final int LOOKS = 4;

  /** How soon it sees a thread that is blocked by one that waits, in nanoseconds. */
  private static final long LOOK = 1_000_000;

  private final Duration limit;
  private final AtomicLong progress = new AtomicLong();

  Watchdog(Duration limit) {
    this.limit = limit;
  }

  Duration limit() {
    return limit;
  }

  /** Somebody went into a wait or left one, or something happened. */
  void progressed() {
    progress.incrementAndGet();
  }

  /** Waits until threads have ended, or for the limit. */
  void join(List<Thread> threads) throws InterruptedException {
    long since = System.nanoTime();
    for (Thread thread : threads) {
      TimeUnit.NANOSECONDS.timedJoin(thread, limitNanos() - (System.nanoTime() - since));
    }
  }

  /** A watch over one wait. */
  Watch watch() {
    return new Watch();
  }

  /** Two centuries do for a limit that somebody sets to keep the watchdog quiet. */
  private long limitNanos() {
    try {
      return limit.toNanos();
    } catch (ArithmeticException huge) {
      return Long.MAX_VALUE;
    }
  }

  final class Watch {
    private final long limitNanos = limitNanos();
    private long seen = progress.get();
    private long since = System.nanoTime();

    /**
     * Parks until unparked, interrupted or the limit, or until it is worth to look at threads.
     *
     * @return whether the wait may go on
     */
    boolean park(boolean looks) {
      long now = progress.get();
      if (now != seen) {
        seen = now;
        since = System.nanoTime();
      }
      long left = limitNanos - (System.nanoTime() - since);
      if (left <= 0) {
        return false;
      }
      LockSupport.parkNanos(Watchdog.this, Math.min(left, looks ? LOOK : limitNanos / LOOKS + 1));
      return true;
    }
  }
}
