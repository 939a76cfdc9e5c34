package dev.holter.time;

import org.apiguardian.api.API;

/**
 * Time could not move: somebody ran, or held it, for longer than the watchdog allows, or everybody
 * waits and nothing is left that could wake them. The watchdog counts usable time: CPU time of who
 * computes, and for who waits what passes while this JVM gets a CPU.
 *
 * <p>The message lists who is running and where, the open holds, who waits for what, and the next
 * deadlines.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class HeldTimeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one; a clock does, or a test of code that handles it.
   *
   * @param message what happened, with the evidence
   */
  public HeldTimeException(String message) {
    super(message);
  }
}
