package dev.holter.time;

import org.apiguardian.api.API;

/**
 * Threads of a clock went on after the clock had interrupted them.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class LeakedThreadsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeakedThreadsException(String message) {
    super(message);
  }
}
