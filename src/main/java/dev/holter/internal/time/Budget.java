package dev.holter.internal.time;

/** How much may happen before it counts as endless. */
public record Budget(int atOneInstant, int instantsUntilIdle) {
  public static final Budget DEFAULT = new Budget(2_000_000, 100_000);
}
