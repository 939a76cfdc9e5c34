package dev.holter.internal.lint;

/** How bad a finding is. */
public enum Severity {
  /** Something went wrong in the test, whether or not the test noticed. */
  ERROR,
  /** Nothing went wrong yet. */
  WARNING;

  /** Returns how texts call it. */
  public String word() {
    return this == ERROR ? "error" : "warning";
  }
}
