package dev.holter.internal.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.StateError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** One entry of Catch: for which errors and where the execution goes on. */
public final class Catcher {

  private static final Set<String> FIELDS = Set.of("Comment", "Assign", "ErrorEquals", "Next");
  private static final Set<String> IN_JSON_PATH = Set.of("ResultPath");
  private static final Set<String> IN_JSONATA = Set.of("Output");

  private final ErrorEquals errorEquals;
  private final String next;
  private final DataFlow data;

  private Catcher(Fields fields, boolean last) {
    fields.allow(FIELDS, IN_JSON_PATH, IN_JSONATA);
    fields.require("ErrorEquals", "Next");
    this.errorEquals = ErrorEquals.of(fields, last);
    this.next = Objects.requireNonNullElse(fields.text("Next"), "");
    this.data = DataFlow.of(fields);
  }

  static List<Catcher> of(Fields fields) {
    List<Fields> entries = fields.objects("Catch");
    List<Catcher> catchers = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      catchers.add(new Catcher(entries.get(i), i == entries.size() - 1));
    }
    return List.copyOf(catchers);
  }

  /** Returns the names of the states that handle errors, by the places that name them. */
  static Map<String, String> targets(List<Catcher> catchers) {
    Map<String, String> targets = new LinkedHashMap<>();
    for (int i = 0; i < catchers.size(); i++) {
      targets.put("Catch[" + i + "]/Next", catchers.get(i).next);
    }
    return targets;
  }

  /** Tells whether the entry is meant for the error. */
  public boolean matches(StateError error) {
    return errorEquals.matches(error);
  }

  /** Returns the name of the state that handles the error. */
  public String next() {
    return next;
  }

  /**
   * Returns what the state leaves behind that failed.
   *
   * @throws StateFailure if the error output has no place in the input
   */
  public Outcome outcome(StateError error, EvaluationContext context) {
    JsonNode output = error.output();
    return data.failed(output, context.withErrorOutput(output));
  }
}
