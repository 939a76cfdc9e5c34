package dev.holter.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.coverage.HistoryWalk;
import dev.holter.internal.coverage.Pieces;
import dev.holter.internal.wire.HistoryJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds coverage against a count that is made of the recorded events alone: how often a state was
 * entered, how often one followed another, and how many attempts were not a state's first.
 */
class RecordedCoverageTests {

  private static final Pattern CATCH = Pattern.compile("(.*), Catch\\[(\\d+)].*", Pattern.DOTALL);
  private static final String RETRIES = "retries";

  @Test
  void what_recorded_histories_go_through_is_what_their_events_say() throws Exception {
    assumeTrue(Recording.present(), "no recordings beside the project: " + Recording.DIRECTORY);
    List<String> different = new ArrayList<>();
    int compared = 0;
    int counted = 0;
    for (ReplayedHistoriesTests.Case each : ReplayedHistoriesTests.histories()) {
      JsonNode events = each.recording().root().path("expected").path(each.answer()).path("events");
      Map<String, Integer> expected = counted(events);
      Map<String, Integer> actual = covered(each.definition(), events);
      compared++;
      counted += expected.values().stream().mapToInt(Integer::intValue).sum();
      if (!actual.equals(expected)) {
        different.add(each + "\n  expected " + expected + "\n  but was  " + actual);
      }
    }

    assertThat(different).isEmpty();
    assertThat(compared).isGreaterThan(100);
    assertThat(counted).isGreaterThan(800);
  }

  /** Labels of coverage, brought down to what events alone can tell. */
  private static Map<String, Integer> covered(String text, JsonNode events)
      throws JsonProcessingException {
    JsonNode definition = Recording.JSON.readTree(text);
    Map<String, JsonNode> states = new HashMap<>();
    collect(definition, states);
    Map<String, Integer> counts = new TreeMap<>();
    HistoryWalk.through(new Pieces(definition), HistoryJson.read(readable(events)))
        .forEach((label, times) -> counts.merge(reduced(label, states), times, Integer::sum));
    return counts;
  }

  /** What coverage reads of a history; recordings show texts with JSON parsed, and no instants. */
  private static String readable(JsonNode events) {
    ObjectNode root = Recording.JSON.createObjectNode();
    ArrayNode all = root.putArray("events");
    for (JsonNode event : events) {
      ObjectNode copy = all.addObject();
      copy.put("timestamp", "2025-01-01T00:00:00Z");
      for (Map.Entry<String, JsonNode> field : event.properties()) {
        if (field.getKey().endsWith("EventDetails")) {
          ObjectNode details = copy.putObject(field.getKey());
          for (String name : List.of("name", "error")) {
            if (field.getValue().path(name).isTextual()) {
              details.set(name, field.getValue().path(name));
            }
          }
        } else if (!field.getKey().equals("timestamp")) {
          copy.set(field.getKey(), field.getValue());
        }
      }
    }
    return root.toString();
  }

  private static String reduced(String label, Map<String, JsonNode> states) {
    Matcher caught = CATCH.matcher(label);
    if (caught.matches()) {
      String from = caught.group(1);
      JsonNode entry = states.get(from).path("Catch").path(Integer.parseInt(caught.group(2)));
      return from + " -> " + entry.path("Next").asText();
    }
    return label.contains(", Retry[") ? RETRIES : label;
  }

  private static void collect(JsonNode flow, Map<String, JsonNode> states) {
    for (Map.Entry<String, JsonNode> state : flow.path("States").properties()) {
      states.put(state.getKey(), state.getValue());
      state.getValue().path("Branches").forEach(branch -> collect(branch, states));
      collect(state.getValue().path("ItemProcessor"), states);
      collect(state.getValue().path("Iterator"), states);
    }
  }

  private static Map<String, Integer> counted(JsonNode events) {
    Map<Integer, JsonNode> byId = new HashMap<>();
    events.forEach(event -> byId.put(event.path("id").asInt(), event));
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonNode event : events) {
      String type = event.path("type").asText();
      JsonNode before = byId.get(event.path("previousEventId").asInt());
      // A distributed Map state starts, and then its run does.
      boolean first =
          before == null
              || before.has("stateEnteredEventDetails")
              || before.path("type").asText().equals("MapStateStarted");
      if (event.has("stateEnteredEventDetails")) {
        String name = event.path("stateEnteredEventDetails").path("name").asText();
        counts.merge(name, 1, Integer::sum);
        if (before != null && before.has("stateExitedEventDetails")) {
          String from = before.path("stateExitedEventDetails").path("name").asText();
          counts.merge(from + " -> " + name, 1, Integer::sum);
        }
      } else if (!first
          && type.matches(
              "(Activity|LambdaFunction|Task)Scheduled|MapRunStarted|(Map|Parallel)StateStarted")) {
        counts.merge(RETRIES, 1, Integer::sum);
      }
    }
    return counts;
  }
}
