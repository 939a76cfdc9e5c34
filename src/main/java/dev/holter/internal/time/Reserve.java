package dev.holter.internal.time;

import java.util.concurrent.atomic.AtomicReference;
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

  private static final AtomicReference<byte @Nullable []> KEPT = new AtomicReference<>();

  private Reserve() {}

  /** Takes the memory, unless it is taken already. */
  static void take() {
    if (KEPT.get() == null && !isMemoryFull()) {
      KEPT.set(new byte[BYTES]);
    }
  }

  static void giveFree() {
    KEPT.set(null);
  }

  /** Whether the collector finds next to nothing any more; allocates nothing. */
  static boolean isMemoryFull() {
    Runtime jvm = Runtime.getRuntime();
    long free = jvm.maxMemory() - jvm.totalMemory() + jvm.freeMemory();
    return free < jvm.maxMemory() / PARTS;
  }
}
