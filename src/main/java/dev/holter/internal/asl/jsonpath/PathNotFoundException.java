package dev.holter.internal.asl.jsonpath;

/** Says in the service's words that a path leads to nothing. */
public final class PathNotFoundException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PathNotFoundException(String message) {
    super(message);
  }
}
