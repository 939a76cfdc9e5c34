package dev.holter.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;

/**
 * What followed from a Map Run's success: its state's exit did in recordings up to 2024-06, and
 * follows from its start in those since 2024-11.
 */
final class OlderMapRuns {
  static final LocalDate UNTIL = LocalDate.of(2024, 11, 1);

  private OlderMapRuns() {}

  /** Returns a history, or any other array, in the older form. */
  static JsonNode of(JsonNode events) {
    ArrayNode older = Recording.JSON.createArrayNode();
    long succeeded = 0;
    for (JsonNode event : events) {
      String type = event.path("type").asText();
      if (type.equals("MapRunSucceeded")) {
        succeeded = event.path("id").asLong();
      }
      if (type.equals("MapStateExited") && succeeded != 0) {
        older.add(((ObjectNode) event.deepCopy()).put("previousEventId", succeeded));
        succeeded = 0;
      } else {
        older.add(event);
      }
    }
    return older;
  }
}
