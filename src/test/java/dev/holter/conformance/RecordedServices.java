package dev.holter.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.FakeStepFunctions;
import dev.holter.IntegrationCall;
import dev.holter.IntegrationException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Other services of a recording, which answer what their events in the recorded history show.
 *
 * <p>So the events around the answer are compared, not the answer itself.
 */
final class RecordedServices {
  /** These two are the simulated service itself. */
  private static final Set<String> OWN = Set.of("states", "aws-sdk:sfn");

  private final Map<String, Deque<JsonNode>> answers = new LinkedHashMap<>();
  private final Map<String, Deque<JsonNode>> submissions = new LinkedHashMap<>();
  private final Placeholders placeholders;

  RecordedServices(Recording recording, Placeholders placeholders) {
    this.placeholders = placeholders;
    JsonNode expected = recording.root().path("expected");
    expected.findValues("taskSucceededEventDetails").forEach(details -> add(answers, details));
    expected.findValues("taskFailedEventDetails").forEach(details -> add(answers, details));
    expected.findValues("taskSubmittedEventDetails").forEach(details -> add(submissions, details));
  }

  private static void add(Map<String, Deque<JsonNode>> events, JsonNode details) {
    String service = details.path("resourceType").asText();
    if (!OWN.contains(service)) {
      String name = service + ":" + details.path("resource").asText();
      events.computeIfAbsent(name, absent -> new ArrayDeque<>()).add(details);
    }
  }

  void register(FakeStepFunctions stepFunctions) {
    answers.forEach(
        (name, events) -> stepFunctions.integration(name, call -> answer(name, events, call)));
  }

  private String answer(String name, Deque<JsonNode> events, IntegrationCall call)
      throws IntegrationException {
    Deque<JsonNode> submitted = submissions.get(name);
    if (submitted != null && name.contains(".sync") && !submitted.isEmpty()) {
      call.submitted(text(submitted.pollFirst().path("output")));
    }
    return answer(name, events.pollFirst());
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
