package dev.holter.internal.asl.reading;

/** Tells apart the two kinds of state machine, since EXPRESS ones may hold less. */
public enum MachineType {
  /** Runs up to a year and may wait for workers and callbacks. */
  STANDARD,
  /** Runs up to five minutes and may not wait for anyone. */
  EXPRESS
}
