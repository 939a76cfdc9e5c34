package dev.holter.time;

import org.apiguardian.api.API;

/**
 * The condition of {@link VirtualClock#advanceUntil} was not met within its limit.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class ConditionNotMetError extends AssertionError {
  private static final long serialVersionUID = 1L;

  ConditionNotMetError(String message) {
    super(message);
  }
}
