package dev.holter;

/** Carries what the rules have found beside a failure, where every console shows it. */
final class LintHint extends Exception {
  private static final long serialVersionUID = 1L;

  LintHint(String message) {
    super(message, null, false, false);
  }
}
