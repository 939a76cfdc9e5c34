package dev.holter.execution;

import org.apiguardian.api.API;

/**
 * Where a worker that the test runs stands.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum WorkerStatus {
  /** Its {@code run} method has neither returned nor thrown. */
  RUNNING,
  /** Its {@code run} method returned, and nobody had stopped it. */
  RETURNED,
  /** It was stopped, and its {@code run} method returned or threw because of that. */
  STOPPED,
  /** Its {@code run} method threw something that no stop explains. */
  FAILED,
  /** Its machine crashed while it was running. */
  CRASHED
}
