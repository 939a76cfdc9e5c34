package dev.holter.time;

import org.apiguardian.api.API;

/**
 * The condition of {@code VirtualClock.advanceUntil} was not met within its limit.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class ConditionNotMetError extends AssertionError {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one; a clock does, or a test of code that handles it.
   *
   * @param message what happened, with the evidence
   */
  public ConditionNotMetError(String message) {
    super(message);
  }
}
