package dev.holter.internal.asl;

/** What follows a state that succeeds. */
public sealed interface Transition {

  /**
   * The execution goes on.
   *
   * @param state the name of the state that follows
   */
  record Next(String state) implements Transition {}

  /** The execution ends. */
  record End() implements Transition {}

  /** Reads {@code Next} and {@code End}. */
  static Transition of(Fields fields) {
    String next = fields.text("Next");
    boolean end = fields.flag("End");
    if (fields.has("Next") && end) {
      fields.atMostOne("Next", "End");
    } else if (!fields.has("Next") && !end) {
      fields.reportHere(Wording.exactlyOne(java.util.List.of("Next", "End")));
    }
    return next == null ? new End() : new Next(next);
  }
}
