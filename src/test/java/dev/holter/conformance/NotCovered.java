package dev.holter.conformance;

/** Says that a recording goes beyond what Holter serves for now. */
final class NotCovered extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotCovered(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
