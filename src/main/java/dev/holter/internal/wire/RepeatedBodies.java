package dev.holter.internal.wire;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Shares the bodies that a client repeats, since the journal keeps them all: the beats of a task
 * say the same each time, and their token is as long as the rest of the request.
 */
final class RepeatedBodies {
  private static final int SLOTS = 256;

  private final AtomicReferenceArray<byte[]> last = new AtomicReferenceArray<>(SLOTS);

  /** Returns the body itself, or an equal one that was seen before. */
  byte[] of(byte[] body) {
    int slot = Math.floorMod(Arrays.hashCode(body), SLOTS);
    byte[] repeated = last.get(slot);
    if (repeated != null && Arrays.equals(repeated, body)) {
      return repeated;
    }
    last.set(slot, body);
    return body;
  }
}
