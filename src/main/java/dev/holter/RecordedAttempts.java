package dev.holter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.JsonSyntaxError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** The attempts of a history, each of which is played once. */
final class RecordedAttempts {
  private final RecordedExecution recorded;
  private final List<RecordedAttempt> all = new ArrayList<>();
  private final List<RecordedAttempt> open = new ArrayList<>();

  RecordedAttempts(RecordedExecution recorded) {
    this.recorded = recorded;
    Map<Long, HistoryEvent> byId = new LinkedHashMap<>();
    Map<Long, HistoryEvent> next = new LinkedHashMap<>();
    for (HistoryEvent event : recorded.history()) {
      byId.put(event.id(), event);
      if (goesOn(event)) {
        next.put(event.previousEventId(), event);
      }
    }
    for (HistoryEvent event : recorded.history()) {
      String type = event.typeAsString();
      if (type.equals("TaskScheduled")
          || type.equals("ActivityScheduled")
          || type.equals("LambdaFunctionScheduled")) {
        all.add(attempt(event, state(event, byId), next));
      }
    }
    open.addAll(all);
  }

  /**
   * Whether an event continues an attempt. The first event of an attempt begins one and does not
   * count.
   */
  private static boolean goesOn(HistoryEvent event) {
    String type = event.typeAsString();
    return !type.endsWith("Scheduled")
        && (type.startsWith("Activity")
            || type.startsWith("LambdaFunction")
            || (type.startsWith("Task") && !type.startsWith("TaskState")));
  }

  private static String state(HistoryEvent event, Map<Long, HistoryEvent> byId) {
    HistoryEvent at = event;
    while (at != null && at.stateEnteredEventDetails() == null) {
      at = byId.get(at.previousEventId());
    }
    return at == null ? "" : at.stateEnteredEventDetails().name();
  }

  private static RecordedAttempt attempt(
      HistoryEvent scheduled, String state, Map<Long, HistoryEvent> next) {
    HistoryEvent started = null;
    HistoryEvent submitted = null;
    HistoryEvent end = null;
    for (HistoryEvent at = next.get(scheduled.id()); at != null; at = next.get(at.id())) {
      String type = at.typeAsString();
      if (type.endsWith("Started")) {
        started = at;
      } else if (type.equals("TaskSubmitted")) {
        submitted = at;
      } else {
        end = at;
      }
    }
    return new RecordedAttempt(
        state, resource(scheduled), input(scheduled), scheduled, started, submitted, end);
  }

  private static String resource(HistoryEvent event) {
    if (event.activityScheduledEventDetails() != null) {
      return event.activityScheduledEventDetails().resource();
    }
    if (event.lambdaFunctionScheduledEventDetails() != null) {
      return event.lambdaFunctionScheduledEventDetails().resource();
    }
    var task = event.taskScheduledEventDetails();
    return task.resourceType() + ":" + task.resource();
  }

  private static String input(HistoryEvent event) {
    @Nullable String input;
    if (event.activityScheduledEventDetails() != null) {
      input = event.activityScheduledEventDetails().input();
    } else if (event.lambdaFunctionScheduledEventDetails() != null) {
      input = event.lambdaFunctionScheduledEventDetails().input();
    } else {
      input = event.taskScheduledEventDetails().parameters();
    }
    return input == null ? "" : input;
  }

  List<RecordedAttempt> all() {
    return all;
  }

  /**
   * Takes the recorded attempt of a state that sent the same input. If none did, the first of that
   * state is taken.
   */
  synchronized RecordedAttempt take(String state, String resource, String input) {
    RecordedAttempt found = null;
    for (RecordedAttempt attempt : open) {
      boolean fits = attempt.state().equals(state) && attempt.resource().equals(resource);
      if (fits && (found == null || isSame(attempt.input(), input))) {
        boolean exact = isSame(attempt.input(), input);
        found = attempt;
        if (exact) {
          break;
        }
      }
    }
    if (found == null) {
      throw new IllegalStateException(
          "State ["
              + state
              + "] calls ["
              + resource
              + "] with ["
              + input
              + "], and the history ["
              + recorded.name()
              + "] has no further call of it: it is that of another definition or input, or was"
              + " fetched before the end. Answer the state with stepFunctions.integration(..) after"
              + " replay(..)");
    }
    open.remove(found);
    return found;
  }

  private static boolean isSame(String recorded, String sent) {
    return recorded.equals(sent) || tree(recorded).equals(tree(sent));
  }

  private static JsonNode tree(String json) {
    try {
      return Json.parse(json);
    } catch (JsonSyntaxError none) {
      return Json.object();
    }
  }
}
