package dev.holter.time;

/** How much may happen before it counts as endless. */
record Budget(int atOneInstant, int instantsUntilIdle) {
  static final Budget DEFAULT = new Budget(2_000_000, 100_000);
}
