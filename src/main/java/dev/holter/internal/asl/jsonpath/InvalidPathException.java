package dev.holter.internal.asl.jsonpath;

/** Says that a text is no path, or that a path cannot be applied to a value. */
public final class InvalidPathException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes one that says why. */
  public InvalidPathException(String message) {
    super(message);
  }

  InvalidPathException(String message, Throwable cause) {
    super(message, cause);
  }
}
