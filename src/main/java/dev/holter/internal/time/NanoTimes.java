package dev.holter.internal.time;

import java.util.concurrent.atomic.AtomicLong;

/**
 * From where the nanoseconds of each world count: from what the machine says, and never below what
 * an earlier world of this JVM has shown. What is static in a worker, or in a context that several
 * tests share, remembers such values: a rate limiter or a cache would otherwise wait for as long as
 * the last test went on.
 */
final class NanoTimes {
  private static final AtomicLong LAST = new AtomicLong(Watchdog.nanoTime());

  private NanoTimes() {}

  /** Where a new world begins: any number, and the greater one where two of them wrap. */
  static long next() {
    return LAST.accumulateAndGet(Watchdog.nanoTime(), NanoTimes::later);
  }

  /** Notes the last nanoseconds of a world that has ended. */
  static void shown(long nanos) {
    LAST.accumulateAndGet(nanos, NanoTimes::later);
  }

  private static long later(long a, long b) {
    return a - b >= 0 ? a : b;
  }
}
