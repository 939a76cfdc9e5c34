package dev.holter.execution;

import org.apiguardian.api.API;

/**
 * The two clocks that can end a task.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public enum TaskClock {
  /** {@code HeartbeatSeconds}: restarted by every accepted {@code SendTaskHeartbeat}. */
  HEARTBEAT("HeartbeatSeconds"),
  /** {@code TimeoutSeconds}: runs from the start of the attempt to its end, whatever the beats. */
  TIMEOUT("TimeoutSeconds");

  private final String field;

  TaskClock(String field) {
    this.field = field;
  }

  /**
   * Returns the field of the Amazon States Language that sets this clock.
   *
   * @return {@code HeartbeatSeconds} or {@code TimeoutSeconds}
   */
  public String field() {
    return field;
  }
}
