package dev.holter.internal.time;

/** Whether a deadline is something to get done, or something that merely stands by. */
public enum Purpose {
  /** Work that ends: a sleep, a one-shot task, a Wait state, a retry's back-off. */
  WORK,
  /** Repeats or guards, and so never keeps {@code VirtualClock.runUntilIdle} going. */
  BACKGROUND,
  /**
   * Ends what nobody ends in a year. It comes on the way to something else only: no wait goes on
   * for its sake, and reports do not speak of it.
   */
  QUOTA
}
