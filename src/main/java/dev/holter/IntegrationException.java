package dev.holter;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by an {@link IntegrationHandler} to fail the call, which Retry and Catch then see.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class IntegrationException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What {@code ErrorEquals} is compared with. */
  private final String error;

  /**
   * Makes a failure.
   *
   * @param error the error name, such as {@code Lambda.TooManyRequestsException}
   * @param cause the cause as the history shows it, or null
   */
  public IntegrationException(String error, @Nullable String cause) {
    super(cause);
    this.error = error;
  }

  /**
   * Returns the error name.
   *
   * @return what {@code ErrorEquals} is compared with
   */
  public String error() {
    return error;
  }
}
