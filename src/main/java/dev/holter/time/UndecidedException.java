package dev.holter.time;

import org.apiguardian.api.API;

/**
 * A test would have passed although a thread that it or a worker has started or given work was
 * still to go on in real time: what it did not do in virtual time says nothing of the worker.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class UndecidedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one; the extension does, at the end of a test, or a test of code that handles it.
   *
   * @param message which threads, why they are in real time, and what to do
   */
  public UndecidedException(String message) {
    super(message);
  }
}
