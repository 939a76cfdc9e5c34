package dev.holter.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The events of branches whose real order is not fixed: some recordings have them without numbers,
 * sorted by type and state, and without the end of the Parallel state's work.
 */
final class SortedBranches {
  private SortedBranches() {}

  /** Returns a history in the form of the recorded one. */
  static JsonNode asIn(JsonNode recorded, JsonNode actual) {
    boolean sorted = false;
    for (JsonNode event : recorded) {
      sorted |= event.path("id").isArray();
    }
    return sorted ? sorted(actual) : actual;
  }

  private static JsonNode sorted(JsonNode history) {
    ArrayNode events = Recording.JSON.createArrayNode();
    List<ObjectNode> inside = new ArrayList<>();
    boolean within = false;
    for (JsonNode event : history) {
      String type = event.path("type").asText();
      if (type.startsWith("ParallelStateSucceeded")) {
        within = false;
        inside.sort(Comparator.comparing(SortedBranches::key));
        events.addAll(inside);
      } else if (within) {
        inside.add(unnumbered(event));
      } else {
        events.add(event);
      }
      within |= type.equals("ParallelStateStarted");
    }
    return events;
  }

  private static ObjectNode unnumbered(JsonNode event) {
    ObjectNode copy = event.deepCopy();
    copy.putArray("id").add(0);
    return copy.put("previousEventId", 0);
  }

  private static String key(JsonNode event) {
    return event.path("type").asText() + event.findPath("name").asText();
  }
}
