package dev.holter.internal.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pieces of one definition, in the order of its text.
 *
 * <p>A history tells to which state a Choice state led, not by which of several rules: rules with
 * the same {@code Next} are one piece.
 */
public final class Pieces {

  private static final List<String> CLOCKS = List.of("HeartbeatSeconds", "TimeoutSeconds");

  private final Map<String, JsonNode> states = new LinkedHashMap<>();
  private final Map<String, Piece> pieces = new LinkedHashMap<>();

  /** Reads a definition that the service has accepted. */
  public Pieces(JsonNode definition) {
    collect(definition);
    states.forEach(this::addPieces);
  }

  /** {@return the pieces} */
  public List<Piece> all() {
    return List.copyOf(pieces.values());
  }

  /** {@return the states by their names, also those inside of Map and Parallel states} */
  Map<String, JsonNode> states() {
    return states;
  }

  private void collect(JsonNode flow) {
    flow.path("States")
        .properties()
        .forEach(
            state -> {
              states.put(state.getKey(), state.getValue());
              state.getValue().path("Branches").forEach(this::collect);
              collect(state.getValue().path("ItemProcessor"));
              collect(state.getValue().path("Iterator"));
            });
  }

  private void addPieces(String name, JsonNode state) {
    add(Piece.Kind.STATE, name, name, "start the execution with an input that leads to " + name);
    ways(state)
        .forEach(
            (next, by) ->
                add(
                    Piece.Kind.TRANSITION,
                    name,
                    way(name, next),
                    by.isEmpty()
                        ? "let " + name + " succeed"
                        : "start with an input for which " + String.join(" or ", by) + " holds"));
    addEntries(Piece.Kind.RETRY, name, "Retry", state, "once");
    addEntries(Piece.Kind.CATCH, name, "Catch", state, "always");
    for (String clock : CLOCKS) {
      if (state.path("Type").asText().equals("Task")
          && (state.has(clock) || state.has(clock + "Path"))) {
        add(Piece.Kind.CLOCK, name, clock(name, clock, true), "let the worker finish in time");
        add(
            Piece.Kind.CLOCK,
            name,
            clock(name, clock, false),
            "run a worker that polls and does nothing, then clock.advanceToNextDeadline()");
      }
    }
  }

  private void addEntries(
      Piece.Kind kind, String name, String field, JsonNode state, String often) {
    JsonNode entries = state.path(field);
    for (int i = 0; i < entries.size(); i++) {
      for (JsonNode error : entries.get(i).path("ErrorEquals")) {
        String label = entry(name, field, i, entries.get(i), error.asText());
        add(kind, name, label, failing(name, error.asText()) + ", " + often);
      }
    }
  }

  private void add(Piece.Kind kind, String state, String label, String mend) {
    pieces.put(label, new Piece(kind, state, label, mend));
  }

  private static String failing(String state, String errors) {
    return "let the worker of " + state + " call sendTaskFailure with error " + errors;
  }

  /**
   * Returns the states to which a state leads if nothing fails, each with the rules of a Choice
   * state that lead there.
   */
  static Map<String, List<String>> ways(JsonNode state) {
    Map<String, List<String>> ways = new LinkedHashMap<>();
    if (state.has("Next")) {
      ways.put(state.get("Next").asText(), new ArrayList<>());
    }
    JsonNode rules = state.path("Choices");
    for (int i = 0; i < rules.size(); i++) {
      ways.computeIfAbsent(rules.get(i).path("Next").asText(), next -> new ArrayList<>())
          .add("Choices[" + i + "]");
    }
    if (state.has("Default")) {
      ways.computeIfAbsent(state.get("Default").asText(), next -> new ArrayList<>()).add("Default");
    }
    return ways;
  }

  static String way(String from, String to) {
    return from + " -> " + to;
  }

  /**
   * Labels an entry of {@code Retry} or {@code Catch}. An entry for several errors is a piece for
   * each of them.
   */
  static String entry(String state, String field, int index, JsonNode entry, String error) {
    String label = state + ", " + field + "[" + index + "]";
    return entry.path("ErrorEquals").size() > 1 ? label + " by " + error : label;
  }

  static String clock(String state, String clock, boolean kept) {
    return state + ", " + clock + (kept ? " kept" : " missed");
  }
}
