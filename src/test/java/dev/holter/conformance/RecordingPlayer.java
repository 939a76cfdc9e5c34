package dev.holter.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.FakeStepFunctions;
import dev.holter.conformance.SdkCall.Answer;
import dev.holter.execution.Execution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Does the steps of a recording against the simulated service and compares every answer. */
final class RecordingPlayer {
  private static final int MOST_DEADLINES = 1000;
  private static final Set<String> STARTING =
      Set.of("StartExecution", "StartSyncExecution", "TestState");
  private static final String LATER_LANGUAGE = "which Holter does not run yet";

  private final Recording recording;
  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final Placeholders placeholders;
  private final RecordedServices services;
  private final AnsweredServices answered;
  private final RecordedCases cases;
  private final Map<String, String> definitions = new HashMap<>();
  private final Map<String, String> starters = new HashMap<>();
  private final Set<String> started = new HashSet<>();
  private final List<String> differences = new ArrayList<>();

  RecordingPlayer(Recording recording, FakeStepFunctions stepFunctions, SfnClient client) {
    this.recording = recording;
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.placeholders = new Placeholders(stepFunctions.region(), recording.date());
    this.services = new RecordedServices(recording, placeholders);
    this.answered = new AnsweredServices(recording, placeholders, client);
    this.cases = new RecordedCases(recording, placeholders);
  }

  /**
   * Plays the whole recording.
   *
   * @return what differs, one text each
   * @throws NotCovered at the first step that Holter does not serve yet
   */
  List<String> play() {
    if (recording.comparesMaskedTimes()) {
      throw new NotCovered("points in time that are compared and not shown");
    }
    int number = 0;
    for (JsonNode step : recording.steps()) {
      number++;
      if (step.has("worker")) {
        new RecordedWorker(step.path("worker"), placeholders).start(stepFunctions, client);
      } else if (!step.path("clientSide").asBoolean()) {
        play("step " + number + " " + step.path("call").asText(), step);
      }
    }
    cases.requireAllCompared();
    answered.left().forEach(call -> differences.add("was never called: " + call));
    return differences;
  }

  private void play(String at, JsonNode step) {
    JsonNode recorded = recording.answerOf(step);
    String operation = step.path("call").asText();
    if (STARTING.contains(operation)) {
      register();
    } else if (operation.equals("CreateStateMachine") && !step.has("fails")) {
      separate(step.path("request"));
    }
    if (step.has("repeat") || showsTheEnd(operation, recorded)) {
      runToTheEnd(fill(step.path("request").path("executionArn").asText()));
    }
    Answer answer = new SdkCall(operation, step.path("request")).send(client, this::fill);
    requireCovered(answer);
    learn(operation, answer, recorded);
    if (answer.failed() != step.path("fails").asBoolean()) {
      differences.add(at + (answer.failed() ? " failed: " : " succeeded: ") + answer.body());
    } else if (!recorded.isMissingNode()) {
      compare(at, recorded, inFormOf(recorded, answer));
    } else {
      compare(at, cases.next(operation), RecordedCases.of(answer.body()));
    }
  }

  private void register() {
    if (recording.root().has("answers")) {
      answered.register(stepFunctions);
    } else {
      services.register(stepFunctions);
    }
  }

  private void compare(String at, JsonNode recorded, JsonNode actual) {
    if (!recorded.isMissingNode()) {
      Comparison comparison = new Comparison(placeholders, recording);
      comparison.compare(at, recorded, actual);
      differences.addAll(comparison.differences());
    }
  }

  /** Some recordings wait for the end without saying so. */
  private static boolean showsTheEnd(String operation, JsonNode recorded) {
    return operation.equals("DescribeExecution") && recorded.has("stopDate");
  }

  /** Recordings with a target machine show its name and that of the machine under test alike. */
  private void separate(JsonNode machine) {
    String name = machine.path("name").asText();
    String definition = definitions.put(name, machine.path("definition").asText());
    if (definition == null || definition.equals(machine.path("definition").asText())) {
      return;
    }
    String second = placeholders.fill(name) + "-" + definitions.size();
    if (machine.path("definition").asText().contains("startExecution")) {
      // What the machine sends and what it is answered names the one that it starts.
      starters.put(name, second);
    } else {
      placeholders.bind(name, second);
    }
  }

  /** A text of a request, which means the machine under test unless it is JSON. */
  private String fill(String text) {
    String named = text;
    if (!text.startsWith("{")) {
      for (Map.Entry<String, String> starter : starters.entrySet()) {
        named = named.replace(starter.getKey(), starter.getValue());
      }
    }
    return placeholders.fill(named);
  }

  private static void requireCovered(Answer answer) {
    String message = answer.body().path("message").asText();
    if (answer.code().equals("NotImplemented")) {
      throw new NotCovered("later operation: " + message);
    }
    if (message.contains(LATER_LANGUAGE)) {
      throw new NotCovered("later language: " + message.replaceAll(".*' (.*), which.*", "$1"));
    }
  }

  /** Executions and page tokens are numbered in the order in which they first appear. */
  private void learn(String operation, Answer answer, JsonNode recorded) {
    String arn = answer.body().path("executionArn").asText();
    if (operation.equals("StartExecution") && !answer.failed() && started.add(arn)) {
      cases.learn(arn.substring(arn.lastIndexOf(':') + 1));
      String placeholder = "<ExecArnPart_" + (started.size() - 1) + "idx>";
      if (!recorded.path("executionArn").asText(placeholder).endsWith(placeholder)
          || placeholders.isBound(placeholder)) {
        return;
      }
      placeholders.bind(placeholder, arn.substring(arn.lastIndexOf(':') + 1));
    }
    JsonNode nextToken = answer.body().path("nextToken");
    if (nextToken.isTextual()) {
      placeholders.bind("<nextToken of an earlier answer>", nextToken.asText());
    }
  }

  /** A recording repeats its call until the execution has ended; here time moves until then. */
  private void runToTheEnd(String executionArn) {
    for (int i = 0; i < MOST_DEADLINES; i++) {
      Execution execution = stepFunctions.execution(executionArn).orElse(null);
      if (execution == null || execution.status() != ExecutionStatus.RUNNING) {
        return;
      }
      stepFunctions.clock().advanceToNextDeadline();
    }
    throw new AssertionError("Execution [" + executionArn + "] does not end");
  }

  /** Of an error, recordings keep one of three forms. */
  private static JsonNode inFormOf(JsonNode recorded, Answer answer) {
    if (!answer.failed()) {
      return answer.body();
    }
    ObjectNode body = answer.body().deepCopy();
    if (recorded.isTextual()) {
      return body.get("exception_value");
    }
    if (recorded.has("exception_value")) {
      return body.retain("exception_typename", "exception_value");
    }
    return body.without(List.of("exception_typename", "exception_value"));
  }
}
