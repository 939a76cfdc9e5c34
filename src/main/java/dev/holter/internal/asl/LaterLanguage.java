package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses, by the name of the state, the parts of the language that Holter does not run yet. */
final class LaterLanguage {

  private static final Pattern QUOTED = Pattern.compile("'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\p{L}");

  private LaterLanguage() {}

  /** Reports a Map state whose iterations are executions of their own. */
  static boolean refusesDistributed(Fields fields) {
    for (String processor : List.of("ItemProcessor", "Iterator")) {
      JsonNode given = fields.raw(processor);
      if (given != null && given.at("/ProcessorConfig/Mode").asText().equals("DISTRIBUTED")) {
        fields.report(notYet(fields, "is a distributed Map state"), processor);
        return true;
      }
    }
    return false;
  }

  /**
   * Reports the field that sets variables; a state, catcher or rule that has it allows it by name.
   */
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
