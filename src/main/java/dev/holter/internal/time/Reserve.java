package dev.holter.internal.time;

import org.jspecify.annotations.Nullable;

/**
 * Memory that is given free once there is none left, so that what has gone wrong can still be told.
 *
 * <p>One for the whole JVM, whose memory is used up for all tests at once.
 */
final class Reserve {
  /** Enough for a report of some hundred lines, and little in the smallest heap. */
  private static final int BYTES = 512 * 1024;

  /** The memory is full when less than one part in so many is free. */
  private static final int PARTS = 20;

  private static byte @Nullable [] kept;

  private Reserve() {}

  /** Takes the memory, unless it is taken already. */
  static synchronized void take() {
    if (kept == null && !isMemoryFull()) {
      kept = new byte[BYTES];
    }
  }

  static synchronized void giveFree() {
    kept = null;
  }

  /** Whether the collector finds next to nothing any more; allocates nothing. */
  static boolean isMemoryFull() {
    Runtime jvm = Runtime.getRuntime();
    long free = jvm.maxMemory() - jvm.totalMemory() + jvm.freeMemory();
    return free < jvm.maxMemory() / PARTS;
  }
}
