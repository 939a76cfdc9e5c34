package dev.holter.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Some recordings keep of each execution only its input and the output that it succeeded with. */
final class RecordedCases {
  private final JsonNode cases;
  private final Placeholders placeholders;
  private int started;
  private int ended;

  RecordedCases(Recording recording, Placeholders placeholders) {
    this.cases = recording.root().path("expected").path("cases");
    this.placeholders = placeholders;
  }

  /** Binds what stands for the name of the next execution; such recordings number them so. */
  void learn(String executionName) {
    if (cases.isArray()) {
      started++;
      placeholders.bind("<random-" + started + ">", executionName);
    }
  }

  /** Returns what was kept of the next history; missing if that is not all there is. */
  JsonNode next(String operation) {
    boolean kept = operation.equals("GetExecutionHistory") && cases.isArray();
    return cases.path(kept ? ended++ : -1);
  }

  void requireAllCompared() {
    if (ended != cases.size()) {
      throw new AssertionError(ended + " of " + cases.size() + " kept outputs were compared");
    }
  }

  /** Returns the same of a history of this run. */
  static JsonNode of(JsonNode history) {
    JsonNode events = history.path("events");
    ObjectNode kept = Recording.JSON.createObjectNode();
    kept.set("input", events.path(0).at("/executionStartedEventDetails/input"));
    kept.set("output", events.path(events.size() - 1).at("/executionSucceededEventDetails/output"));
    return kept;
  }
}
