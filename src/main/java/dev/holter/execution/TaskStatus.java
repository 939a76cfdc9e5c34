package dev.holter.execution;

import org.apiguardian.api.API;

/**
 * Where one attempt of a Task state stands.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum TaskStatus {
  /** The attempt waits for a worker; none of its clocks runs. */
  SCHEDULED,
  /** A worker holds the token; the declared clocks run. */
  RUNNING,
  /** Ended by {@code SendTaskSuccess}, or by the answer of a request-response integration. */
  SUCCEEDED,
  /** Ended by {@code SendTaskFailure}, or by an integration that failed. */
  FAILED,
  /** Ended by one of its clocks; {@link TaskAttempt#expiredClock()} tells which. */
  TIMED_OUT,
  /** Ended because its execution was stopped, timed out or failed elsewhere. */
  ABORTED;

  /**
   * Tells whether an attempt in this status can still change.
   *
   * @return {@code true} for {@link #SCHEDULED} and {@link #RUNNING}
   */
  public boolean isOpen() {
    return this == SCHEDULED || this == RUNNING;
  }
}
