package dev.holter.internal.lint;

/**
 * Something that a rule does not like.
 *
 * @param rule the id of the rule
 * @param severity how bad it is
 * @param place the state, the activity or the worker
 * @param what what was seen
 * @param mend what to do about it
 */
public record Finding(String rule, Severity severity, String place, String what, String mend) {

  /** Returns where the rule is explained. */
  public String link() {
    return "src/docs/lint.md#" + rule;
  }

  /** Returns it as lines of text. */
  public String text() {
    return severity.word()
        + " "
        + rule
        + ", "
        + place
        + ": "
        + what
        + "\n    mend: "
        + mend
        + "\n    why: "
        + link()
        + "; to silence it: @SuppressLint(\""
        + rule
        + "\")\n";
  }
}
