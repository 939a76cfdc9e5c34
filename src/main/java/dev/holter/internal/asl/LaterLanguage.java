package dev.holter.internal.asl;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses, by the name of the state, the parts of the language that Holter does not run yet. */
final class LaterLanguage {

  private static final Set<String> TYPES = Set.of("Choice", "Parallel", "Map");

  private static final Pattern QUOTED = Pattern.compile("'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\p{L}");

  private LaterLanguage() {}

  /** Reports a type that is later, or none at all. */
  static Optional<State> refuseType(String type, Fields fields) {
    boolean later = TYPES.contains(type);
    String message = later ? notYet(fields, "is a " + type + " state") : Wording.UNKNOWN_TYPE;
    fields.report(message, "Type");
    return Optional.empty();
  }

  /** Reports the field that sets variables; a state or catcher that has it allows it by name. */
  static void refuseVariables(Fields fields) {
    if (fields.has("Assign")) {
      fields.report(notYet(fields, "assigns variables"), "Assign");
    }
  }

  /** Reports a value of a path field or template that is a variable, or a call with one. */
  static boolean refusesVariable(String value, Fields fields, String field) {
    boolean found =
        IntrinsicCall.isCall(value)
            ? VARIABLE.matcher(QUOTED.matcher(value).replaceAll("")).find()
            : AslPath.isVariable(value);
    if (found) {
      fields.report(notYet(fields, "reads a variable"), field);
    }
    return found;
  }

  /** Reports a state in another query language; its other fields then mean something else. */
  static boolean refusesLanguage(Fields fields, boolean machineUsesJsonata) {
    String own = language(fields);
    if (machineUsesJsonata && "JSONPath".equals(own)) {
      fields.reportHere(Wording.DOWNGRADE);
      return true;
    }
    if (machineUsesJsonata || "JSONata".equals(own)) {
      fields.report(notYet(fields, "uses JSONata"), "QueryLanguage");
      return true;
    }
    return false;
  }

  /** Tells whether the whole state machine uses JSONata. */
  static boolean isJsonata(Fields machine) {
    return "JSONata".equals(language(machine));
  }

  private static @Nullable String language(Fields fields) {
    return fields.oneOf("QueryLanguage", List.of("JSONPath", "JSONata"));
  }

  private static String notYet(Fields fields, String what) {
    return Wording.notYet(fields.state(), what);
  }
}
