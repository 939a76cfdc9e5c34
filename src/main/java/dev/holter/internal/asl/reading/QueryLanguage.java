package dev.holter.internal.asl.reading;

import java.util.List;

/** The language in which the fields of a state ask for values. */
public enum QueryLanguage {
  JSONPATH("JSONPath"),
  JSONATA("JSONata");

  private static final String FIELD = "QueryLanguage";
  private static final List<String> NAMES = List.of(JSONPATH.text, JSONATA.text);

  private final String text;

  QueryLanguage(String text) {
    this.text = text;
  }

  /** Returns the language that a whole state machine declares. */
  public static QueryLanguage ofMachine(Fields machine) {
    return JSONATA.text.equals(machine.oneOf(FIELD, NAMES)) ? JSONATA : JSONPATH;
  }

  /**
   * Returns the language that a state declares, or else that of its state machine. A state of a
   * JSONata machine cannot go back to JSONPath.
   */
  public static QueryLanguage ofState(Fields state, QueryLanguage machine) {
    String own = state.oneOf(FIELD, NAMES);
    if (machine == JSONATA && JSONPATH.text.equals(own)) {
      state.reportHere(Wording.DOWNGRADE);
    }
    return JSONATA.text.equals(own) ? JSONATA : machine;
  }
}
