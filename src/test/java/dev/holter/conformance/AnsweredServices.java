package dev.holter.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.FakeStepFunctions;
import dev.holter.IntegrationCall;
import dev.holter.IntegrationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Other services of a recording that says call by call what they were asked and answered. */
final class AnsweredServices {
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private final Recording recording;
  private final Placeholders placeholders;
  private final SfnClient client;

  /** What is still to be answered, for each resource as a test registers it. */
  private final Map<String, List<JsonNode>> answers = new LinkedHashMap<>();

  AnsweredServices(Recording recording, Placeholders placeholders, SfnClient client) {
    this.recording = recording;
    this.placeholders = placeholders;
    this.client = client;
    for (JsonNode answer : recording.root().path("answers")) {
      String pattern = answer.has("pattern") ? "." + answer.path("pattern").asText() : "";
      String name = placeholders.fill(answer.path("resource").asText()) + pattern;
      answers.computeIfAbsent(name, absent -> new ArrayList<>()).add(answer);
    }
  }

  void register(FakeStepFunctions stepFunctions) {
    answers.forEach(
        (name, left) -> stepFunctions.integration(name, call -> answer(stepFunctions, left, call)));
  }

  /** Returns the calls that were recorded and not made. */
  List<JsonNode> left() {
    return answers.values().stream()
        .flatMap(List::stream)
        .filter(answer -> !answer.path("derived").asBoolean())
        .toList();
  }

  private String answer(FakeStepFunctions stepFunctions, List<JsonNode> left, IntegrationCall call)
      throws IntegrationException, InterruptedException {
    JsonNode answer = take(left, call.parameters());
    if (answer.path("hangs").asBoolean()) {
      stepFunctions.clock().sleep(FOR_EVER);
    }
    if (answer.has("error")) {
      throw new IntegrationException(
          answer.path("error").asText(), placeholders.fill(answer.path("cause").asText()));
    }
    if (answer.has("callback")) {
      String token = call.taskToken().orElseThrow();
      stepFunctions.runWorker(() -> callBack(answer.path("callback"), token));
    }
    return result(answer, call);
  }

  private synchronized JsonNode take(List<JsonNode> left, String parameters) {
    Optional<JsonNode> answer = left.stream().filter(one -> fits(one, parameters)).findFirst();
    if (answer.isPresent() && !answer.get().path("derived").asBoolean()) {
      left.remove(answer.get());
    }
    return answer.orElseThrow(
        () -> new IllegalStateException("No such call was recorded: " + parameters));
  }

  private boolean fits(JsonNode answer, String parameters) {
    Comparison comparison = new Comparison(placeholders, recording);
    JsonNode recorded = answer.path("parameters");
    if (!recorded.isMissingNode()) {
      JsonNode sent = Recording.JSON.getNodeFactory().textNode(parameters);
      comparison.compare("parameters", recorded, recorded.isTextual() ? sent : parsed(parameters));
    }
    return comparison.differences().isEmpty();
  }

  private String result(JsonNode answer, IntegrationCall call) {
    boolean function = answer.path("resource").asText().startsWith("arn:");
    if (answer.has("letters")) {
      String letters = '"' + "a".repeat(answer.path("letters").asInt()) + '"';
      return function ? letters : payload(letters);
    }
    if (answer.has("echoes")) {
      return function
          ? call.parameters()
          : payload(parsed(call.parameters()).path("Payload").toString());
    }
    return answer.has("reads")
        ? file(parsed(call.parameters()))
        : placeholders.fill(answer.path("result").asText());
  }

  private static String payload(String json) {
    return "{\"ExecutedVersion\":\"$LATEST\",\"Payload\":" + json + ",\"StatusCode\":200}";
  }

  private String file(JsonNode parameters) {
    for (JsonNode file : recording.root().path("files")) {
      if (placeholders.matches(file.path("key").asText(), parameters.path("Key").asText())) {
        return Recording.JSON.getNodeFactory().textNode(file.path("body").asText()).toString();
      }
    }
    throw new IllegalStateException("No such file was recorded: " + parameters);
  }

  private void callBack(JsonNode actions, String token) {
    for (JsonNode action : actions) {
      switch (action.path("call").asText()) {
        case "SendTaskHeartbeat" -> client.sendTaskHeartbeat(r -> r.taskToken(token));
        case "SendTaskSuccess" ->
            client.sendTaskSuccess(
                r -> r.taskToken(token).output(text(action.path("output"), token)));
        case "SendTaskFailure" ->
            client.sendTaskFailure(
                r ->
                    r.taskToken(token)
                        .error(action.path("error").asText(null))
                        .cause(action.path("cause").asText(null)));
        default -> throw new IllegalStateException("No rule for the action " + action);
      }
    }
  }

  private String text(JsonNode value, String token) {
    return placeholders.fill(value.asText().replaceAll("a_task_token|<task_token:\\d+>", token));
  }

  private static JsonNode parsed(String json) {
    try {
      return Recording.JSON.readTree(json);
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException("not JSON: " + json, notJson);
    }
  }
}
