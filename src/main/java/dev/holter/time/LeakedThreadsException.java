package dev.holter.time;

import org.apiguardian.api.API;

/**
 * Threads went on after the test: those of a clock that the clock had interrupted, or others that
 * had called.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class LeakedThreadsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one; a clock does, or a test of code that handles it.
   *
   * @param message what happened, with the evidence
   */
  public LeakedThreadsException(String message) {
    super(message);
  }
}
