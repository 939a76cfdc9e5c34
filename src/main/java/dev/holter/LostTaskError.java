package dev.holter;

/** Fails a world of an exploration in which a task was lost. */
final class LostTaskError extends AssertionError {
  private static final long serialVersionUID = 1L;

  LostTaskError(String message) {
    super(message);
  }
}
