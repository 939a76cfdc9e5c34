package dev.holter.internal.lint;

import java.util.function.Consumer;

/** One kind of mistake, and how it shows in what a test has done. */
abstract class Rule {

  private final String id;
  private final Severity severity;
  private final String title;

  /**
   * Makes a rule.
   *
   * @param id what silences it, and what its section in the documentation is called
   * @param severity how bad its findings are
   * @param title what it finds, in one line
   */
  Rule(String id, Severity severity, String title) {
    this.id = id;
    this.severity = severity;
    this.title = title;
  }

  String id() {
    return id;
  }

  String title() {
    return title;
  }

  /** Reports each place once or more often; the first report of a place is shown. */
  abstract void check(Seen seen, Consumer<Finding> found);

  Finding finding(String place, String what, String mend) {
    return new Finding(id, severity, place, what, mend);
  }
}
