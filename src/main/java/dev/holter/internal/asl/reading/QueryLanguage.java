package dev.holter.internal.asl.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    machine.oneOf(FIELD, NAMES);
    return of(machine.raw(FIELD), JSONPATH);
  }

  /**
   * Returns the language that a state declares, or else that of its state machine. A state of a
   * JSONata machine cannot go back to JSONPath.
   */
  public static QueryLanguage ofState(Fields state, QueryLanguage machine) {
    QueryLanguage own = of(state.raw(FIELD), machine);
    if (machine == JSONATA && own == JSONPATH) {
      state.reportHere(Wording.DOWNGRADE);
    }
    return machine == JSONATA ? JSONATA : own;
  }

  /** Reports a language that there is not, which the service does after the state's fields. */
  public static void check(Fields state) {
    state.oneOf(FIELD, NAMES);
  }

  /** The service takes whatever is not the one for the other, beside refusing it. */
  private static QueryLanguage of(@Nullable JsonNode given, QueryLanguage inherited) {
    if (given == null) {
      return inherited;
    }
    return JSONPATH.text.equals(given.textValue()) ? JSONPATH : JSONATA;
  }

  /** Whether a state that is read in one language asks for the one that it cannot have. */
  static boolean isDowngraded(JsonNode state, QueryLanguage language) {
    return language == JSONATA && JSONPATH.text.equals(state.path(FIELD).textValue());
  }

  QueryLanguage other() {
    return this == JSONATA ? JSONPATH : JSONATA;
  }

  /** Returns the name that definitions use. */
  @Override
  public String toString() {
    return text;
  }
}
