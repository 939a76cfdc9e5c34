package dev.holter.internal.coverage;

/**
 * One thing in a definition that a test can go through.
 *
 * @param kind what it is
 * @param state the state that it belongs to
 * @param label how it reads in a table, unique in its definition
 * @param mend the lines of a test that would go through it
 */
public record Piece(Kind kind, String state, String label, String mend) {

  /** What a piece is. */
  public enum Kind {
    /** A state that was entered. */
    STATE,
    /** A way from one state to the next, including one that a rule of a Choice state leads to. */
    TRANSITION,
    /** An entry of {@code Retry} that took an error. */
    RETRY,
    /** An entry of {@code Catch} that took an error. */
    CATCH,
    /** A clock of a task that was kept, or missed. */
    CLOCK
  }
}
