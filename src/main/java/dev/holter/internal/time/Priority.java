package dev.holter.internal.time;

/**
 * Who goes first when several deadlines are due at one instant.
 *
 * <p>The service goes first, so that a heartbeat sent at exactly its deadline is late. The test
 * goes last, so that everything due at the instant it advanced to has happened when it goes on.
 */
public enum Priority {
  /** Timeouts, waits and retries of the simulated service. */
  SERVICE,
  /** Timers, sleeps and wake-ups of tracked threads. */
  WORKER,
  /** The test's own thread. */
  DRIVER
}
