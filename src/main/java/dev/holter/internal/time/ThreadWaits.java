package dev.holter.internal.time;

import java.time.Instant;
import java.util.List;

/**
 * What one thread has waited for.
 *
 * @param thread its name
 * @param waits those that took time, in order; equal ones that follow each other are one
 */
public record ThreadWaits(String thread, List<Waited> waits) {

  /** Keeps the list from changing. */
  public ThreadWaits {
    waits = List.copyOf(waits);
  }

  /**
   * A wait, or several.
   *
   * @param what the method or the service's operation; empty for several different ones
   * @param from when the first began
   * @param to when the last ended, or the present instant
   * @param times how many there were
   * @param isOpen whether the last goes on
   */
  public record Waited(String what, Instant from, Instant to, int times, boolean isOpen) {}
}
