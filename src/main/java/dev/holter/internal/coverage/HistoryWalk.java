package dev.holter.internal.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.holter.report.EventDetails;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Follows one history through its definition, and counts the pieces that it goes through. */
public final class HistoryWalk {

  private static final Set<String> ATTEMPTS =
      Set.of(
          "ActivityScheduled",
          "LambdaFunctionScheduled",
          "TaskScheduled",
          "ParallelStateStarted",
          "MapStateStarted",
          "MapRunStarted");

  private final Map<String, JsonNode> states;
  private final Map<Long, HistoryEvent> events = new HashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  private HistoryWalk(Pieces pieces, List<HistoryEvent> history) {
    this.states = pieces.states();
    history.forEach(event -> events.put(event.id(), event));
    history.forEach(this::follow);
  }

  /**
   * Returns how often each piece was gone through, by label. Pieces of the kind {@code CLOCK} are
   * missing, since a history does not tell of them.
   *
   * @param pieces those of the definition that the execution has run
   * @param history whole, in any order
   */
  public static Map<String, Integer> through(Pieces pieces, List<HistoryEvent> history) {
    return new HistoryWalk(pieces, history).counts;
  }

  private void follow(HistoryEvent event) {
    String type = event.typeAsString();
    if (type.endsWith("StateEntered")) {
      enter(event, name(event));
    } else if (ATTEMPTS.contains(type)) {
      HistoryEvent before = before(event);
      if (before != null && !isFirst(before.typeAsString())) {
        retry(before, stateOf(event));
      }
    }
  }

  /**
   * Tells whether an attempt after this event is the first of its state. It follows the entry of
   * the state or, for a Map Run, the start of the distributed Map state.
   */
  private static boolean isFirst(String before) {
    return before.endsWith("StateEntered") || before.equals("MapStateStarted");
  }

  private void enter(HistoryEvent event, String name) {
    count(name);
    HistoryEvent left = before(event);
    if (left == null || !left.typeAsString().endsWith("StateExited")) {
      return;
    }
    String from = name(left);
    JsonNode state = state(from);
    HistoryEvent end = before(left);
    int catcher = end == null ? -1 : catcher(state, name, error(end));
    boolean ordinary = Pieces.ways(state).containsKey(name);
    boolean failed = end != null && isFailure(end.typeAsString());
    if (catcher >= 0 && (failed || !ordinary)) {
      count(entry(from, "Catch", catcher, error(Objects.requireNonNull(end))));
    } else if (ordinary) {
      count(Pieces.way(from, name));
    }
  }

  private void retry(HistoryEvent failure, @Nullable String name) {
    if (name == null) {
      return;
    }
    JsonNode retriers = state(name).path("Retry");
    String error = error(failure);
    for (int i = 0; i < retriers.size(); i++) {
      if (takes(retriers.get(i), error)) {
        count(entry(name, "Retry", i, error));
        return;
      }
    }
  }

  private static int catcher(JsonNode state, String next, String error) {
    JsonNode catchers = state.path("Catch");
    for (int i = 0; i < catchers.size(); i++) {
      if (catchers.get(i).path("Next").asText().equals(next) && takes(catchers.get(i), error)) {
        return i;
      }
    }
    return -1;
  }

  private String entry(String state, String field, int index, String error) {
    JsonNode entry = state(state).path(field).path(index);
    return Pieces.entry(state, field, index, entry, Objects.requireNonNull(taking(entry, error)));
  }

  private static boolean takes(JsonNode entry, String error) {
    return taking(entry, error) != null;
  }

  /**
   * Returns the name in the entry that takes an error. Where the history does not tell the error,
   * that is the first name in the entry.
   */
  private static @Nullable String taking(JsonNode entry, String error) {
    for (JsonNode node : entry.path("ErrorEquals")) {
      if (means(node.asText(), error)) {
        return node.asText();
      }
    }
    return null;
  }

  private static boolean means(String name, String error) {
    boolean timeout = error.equals("States.Timeout");
    return error.isEmpty()
        || name.equals(error)
        || name.equals("States.ALL")
        || (name.equals("States.TaskFailed") && !timeout)
        || (name.equals("States.HeartbeatTimeout") && timeout);
  }

  private static boolean isFailure(String type) {
    return type.endsWith("Failed") || type.endsWith("TimedOut");
  }

  /** The error of a failure, or of what failed inside of a Map or Parallel state. */
  private String error(HistoryEvent failure) {
    @Nullable HistoryEvent next = failure;
    while (next != null) {
      String error = EventDetails.value(next, "error").map(Object::toString).orElse("");
      if (!error.isEmpty()) {
        return error;
      }
      if (next.typeAsString().equals("FailStateEntered")) {
        return state(name(next)).path("Error").asText();
      }
      if (next.typeAsString().endsWith("StateEntered")) {
        return "";
      }
      next = before(next);
    }
    return "";
  }

  /**
   * The state that an attempt belongs to. States inside of a Map or Parallel state that failed lie
   * between its two attempts.
   */
  private @Nullable String stateOf(HistoryEvent attempt) {
    String entered =
        switch (attempt.typeAsString()) {
          case "ParallelStateStarted" -> "ParallelStateEntered";
          case "MapStateStarted", "MapRunStarted" -> "MapStateEntered";
          default -> "TaskStateEntered";
        };
    Set<String> left = new HashSet<>();
    Deque<HistoryEvent> failed = new ArrayDeque<>();
    @Nullable HistoryEvent next = before(attempt);
    while (next != null) {
      String type = next.typeAsString();
      if (type.endsWith("StateExited")) {
        left.add(name(next));
      } else if (type.equals(entered.replace("Entered", "Failed"))) {
        failed.push(next);
      } else if (type.equals(entered) && !left.remove(name(next)) && failed.pollFirst() == null) {
        return name(next);
      }
      next = before(next);
    }
    return null;
  }

  private @Nullable HistoryEvent before(HistoryEvent event) {
    return events.get(event.previousEventId());
  }

  private JsonNode state(String name) {
    return Objects.requireNonNullElse(states.get(name), MissingNode.getInstance());
  }

  private static String name(HistoryEvent event) {
    return EventDetails.value(event, "name").map(Object::toString).orElse("");
  }

  private void count(String label) {
    counts.merge(label, 1, Integer::sum);
  }
}
