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
    return sorted ? sorted(recorded, actual) : actual;
  }

  private static JsonNode sorted(JsonNode recorded, JsonNode history) {
    List<String> order = new ArrayList<>();
    recorded.forEach(event -> order.add(key(event)));
    ArrayNode events = Recording.JSON.createArrayNode();
    List<ObjectNode> inside = new ArrayList<>();
    boolean within = false;
    for (JsonNode event : history) {
      String type = event.path("type").asText();
      boolean outside = type.startsWith("ParallelState");
      if (within && !outside) {
        inside.add(unnumbered(event));
        continue;
      }
      // An attempt after another one has its own place.
      List<String> left = order.subList(Math.min(events.size(), order.size()), order.size());
      inside.sort(Comparator.comparing(one -> left.indexOf(key(one))));
      events.addAll(inside);
      inside.clear();
      within = type.equals("ParallelStateStarted");
      if (!type.equals("ParallelStateSucceeded") && !type.equals("ParallelStateFailed")) {
        events.add(event);
      }
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
