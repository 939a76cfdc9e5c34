package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.Assignment;
import dev.holter.internal.asl.reading.Diagnostics;
import dev.holter.internal.asl.reading.Wording;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * Checks that no state inside a Parallel or Map state sets a variable that one outside sets too.
 * Every flow has a scope of its own, which ends with it.
 */
final class VariableScopes {

  private final Diagnostics diagnostics;

  VariableScopes(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Checks a definition whose states are valid one by one. */
  void check(JsonNode definition) {
    check(definition, "", Set.of());
  }

  private void check(JsonNode flow, String location, Set<String> outer) {
    Set<String> scope = new HashSet<>(outer);
    for (Map.Entry<String, JsonNode> state : flow.path("States").properties()) {
      Set<String> assigned = assigned(state.getValue());
      assigned.stream()
          .filter(outer::contains)
          .sorted()
          .forEach(
              name ->
                  diagnostics.schema(
                      Wording.assignedOutside(name),
                      location + "/States/" + state.getKey() + "/" + Assignment.FIELD));
      scope.addAll(assigned);
    }
    for (Map.Entry<String, JsonNode> state : flow.path("States").properties()) {
      Set<String> seen = new HashSet<>(scope);
      seen.removeAll(byOwnCatch(flow, state.getKey(), outer));
      checkInside(state.getValue(), location + "/States/" + state.getKey() + "/", seen);
    }
  }

  /**
   * Returns the variables that only the catchers of a state set. They are set once all inside of
   * the state has ended.
   */
  private static Set<String> byOwnCatch(JsonNode flow, String state, Set<String> outer) {
    Set<String> names = new HashSet<>();
    flow.at("/States").path(state).path("Catch").forEach(catcher -> collect(catcher, names));
    names.removeAll(outer);
    for (Map.Entry<String, JsonNode> other : flow.path("States").properties()) {
      if (other.getKey().equals(state)) {
        Set<String> own = new HashSet<>();
        collect(other.getValue(), own);
        names.removeAll(own);
      } else {
        names.removeAll(assigned(other.getValue()));
      }
    }
    return names;
  }

  private void checkInside(JsonNode state, String location, Set<String> scope) {
    for (String processor : Set.of("ItemProcessor", "Iterator")) {
      // A distributed Map's iterations are executions of their own, which see nothing from outside.
      boolean apart =
          state.at("/" + processor + "/ProcessorConfig/Mode").asText().equals("DISTRIBUTED");
      check(state.path(processor), location + processor, apart ? Set.of() : scope);
    }
    int branch = 0;
    for (JsonNode flow : state.path("Branches")) {
      check(flow, location + "Branches[" + branch + "]", scope);
      branch++;
    }
  }

  private static Set<String> assigned(JsonNode state) {
    Set<String> names = new HashSet<>();
    collect(state, names);
    state.path("Catch").forEach(catcher -> collect(catcher, names));
    state.path("Choices").forEach(rule -> collect(rule, names));
    return names;
  }

  private static void collect(JsonNode from, Set<String> names) {
    Iterator<String> keys = from.path(Assignment.FIELD).fieldNames();
    keys.forEachRemaining(name -> names.add(Assignment.plain(name)));
  }
}
