package dev.holter.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.FakeStepFunctions;
import dev.holter.IntegrationException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Other services of a recording, which answer what their events in the recorded history show.
 *
 * <p>So the events around the answer are compared, not the answer itself.
 */
final class RecordedServices {
  private final Map<String, Deque<JsonNode>> answers = new LinkedHashMap<>();
  private final Placeholders placeholders;
  private final boolean waitsForJob;

  RecordedServices(Recording recording, Placeholders placeholders) {
    this.placeholders = placeholders;
    this.waitsForJob = recording.root().toString().contains("\"taskSubmittedEventDetails\"");
    for (JsonNode details :
        recording.root().path("expected").findValues("taskSucceededEventDetails")) {
      add(details);
    }
    for (JsonNode details :
        recording.root().path("expected").findValues("taskFailedEventDetails")) {
      add(details);
    }
  }

  private void add(JsonNode details) {
    String name = details.path("resourceType").asText() + ":" + details.path("resource").asText();
    answers.computeIfAbsent(name, absent -> new ArrayDeque<>()).add(details);
  }

  void register(FakeStepFunctions stepFunctions) {
    if (waitsForJob) {
      throw new NotCovered("other service: a job's answer when it is submitted and when it ends");
    }
    answers.forEach(
        (name, events) ->
            stepFunctions.integration(name, call -> answer(name, events.pollFirst())));
  }

  private String answer(String name, JsonNode event) throws IntegrationException {
    if (event == null) {
      throw new IllegalStateException("The recording shows no further call of " + name);
    }
    if (event.has("error")) {
      throw new IntegrationException(event.path("error").asText(), text(event.path("cause")));
    }
    return text(event.path("output"));
  }

  private String text(JsonNode value) {
    return placeholders.fill(value.isTextual() ? value.asText() : value.toString());
  }
}
