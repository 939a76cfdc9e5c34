package dev.holter;

/**
 * Carries the findings of lint as a suppressed exception of a failure, since every console shows
 * those.
 */
final class LintHint extends Exception {
  private static final long serialVersionUID = 1L;

  LintHint(String message) {
    super(message, null, false, false);
  }
}
