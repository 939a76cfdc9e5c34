package dev.holter.internal.time;

/**
 * Ends a worker that waits again after its test has interrupted it.
 *
 * <p>An {@code Error}, since a worker's loop often catches every {@code Exception} and goes on.
 */
public final class StoppedError extends Error {
  private static final long serialVersionUID = 1L;

  StoppedError() {
    super("The test has ended: this thread was interrupted and is now stopped", null, false, false);
  }
}
