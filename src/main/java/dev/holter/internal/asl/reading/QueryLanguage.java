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

  /** Returns what a whole state machine says. */
  public static QueryLanguage ofMachine(Fields machine) {
    return JSONATA.text.equals(machine.oneOf(FIELD, NAMES)) ? JSONATA : JSONPATH;
  }

  /** Returns what a state says, or else its state machine, from which there is no way back. */
  public static QueryLanguage ofState(Fields state, QueryLanguage machine) {
    String own = state.oneOf(FIELD, NAMES);
    if (machine == JSONATA && JSONPATH.text.equals(own)) {
      state.reportHere(Wording.DOWNGRADE);
    }
    return JSONATA.text.equals(own) ? JSONATA : machine;
  }
}
