package dev.holter.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.FakeStepFunctions;
import dev.holter.RecordedExecution;
import dev.holter.StepFunctionsTest;
import dev.holter.conformance.SdkCall.Answer;
import dev.holter.execution.Execution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Reads recorded histories as scripts, runs them, and compares what comes out with them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@StepFunctionsTest(account = Placeholders.ACCOUNT)
class ReplayedHistoriesTests {
  /** Of a hundred histories that can be run. */
  private static final int SAME_AT_LEAST = 95;

  private static final int MOST_DEADLINES = 1000;

  private final Set<String> same = new TreeSet<>();
  private final Set<String> different = new TreeSet<>();

  /**
   * One history of a recording.
   *
   * @param recording the file
   * @param answer the key of the history
   * @param definition the text of the state machine
   */
  record Case(Recording recording, String answer, String definition) {
    @Override
    public String toString() {
      return recording.id() + " " + answer;
    }
  }

  @BeforeAll
  void recordings_lie_beside_the_project() {
    assumeTrue(Recording.present(), "no recordings beside the project: " + Recording.DIRECTORY);
  }

  static List<Case> histories() {
    List<Case> cases = new ArrayList<>();
    if (Recording.present()) {
      Recording.all().forEach(recording -> add(recording, cases));
      answered().forEach(recording -> add(recording, cases));
    }
    return cases;
  }

  private static List<Recording> answered() {
    Path folder = Recording.DIRECTORY.resolve("answered");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(ReplayedHistoriesTests::read).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Recording read(Path file) {
    try {
      JsonNode root = Recording.JSON.readTree(Files.readString(file));
      return new Recording(root.path("id").asText(), root);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Those with one standard state machine, whose history is whole and numbered. */
  private static void add(Recording recording, List<Case> cases) {
    Set<String> definitions = new TreeSet<>();
    for (JsonNode step : recording.steps()) {
      JsonNode request = step.path("request");
      String call = step.path("call").asText();
      if (call.equals("CreateStateMachine") && !step.has("fails")) {
        boolean express = request.path("type").asText().equals("EXPRESS");
        definitions.add(express ? "express" : request.path("definition").asText());
      } else if (call.equals("UpdateStateMachine") || call.equals("RedriveExecution")) {
        definitions.add("changed later");
      } else if (call.equals("GetExecutionHistory") && isWhole(recording.answerOf(step), request)) {
        definitions.remove("");
        if (definitions.size() == 1 && definitions.iterator().next().startsWith("{")) {
          cases.add(
              new Case(recording, step.path("answer").asText(), definitions.iterator().next()));
        }
      }
    }
  }

  private static boolean isWhole(JsonNode history, JsonNode request) {
    JsonNode events = history.path("events");
    return !request.has("maxResults")
        && !request.has("reverseOrder")
        && !history.has("nextToken")
        && events.size() > 1
        && events.path(0).path("type").asText().equals("ExecutionStarted")
        && events.path(0).path("executionStartedEventDetails").has("input")
        && isNumbered(events);
  }

  private static boolean isNumbered(JsonNode events) {
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).path("id").asInt() != i + 1) {
        return false;
      }
    }
    return true;
  }

  @ParameterizedTest
  @MethodSource("histories")
  void a_history_is_the_script_of_the_same_history(
      Case each, FakeStepFunctions stepFunctions, SfnClient client) {
    Recording recording = each.recording();
    Placeholders script = placeholders(recording, stepFunctions);
    // What the execution itself chooses is bound where it first appears, not by the script.
    Placeholders placeholders = placeholders(recording, stepFunctions);
    JsonNode events = events(each);
    readFiles(recording, stepFunctions);
    List<String> differences = new ArrayList<>();
    try {
      RecordedExecution recorded =
          RecordedExecution.of(each.toString(), cli(recording, events, script).toString());
      stepFunctions.createStateMachine("machine", script.fill(each.definition()));
      Execution execution = stepFunctions.replay(recorded).withWorkers().start("machine");
      for (int i = 0; i < MOST_DEADLINES && execution.status() == ExecutionStatus.RUNNING; i++) {
        stepFunctions.clock().advanceToNextDeadline();
      }
      ObjectNode request = Recording.JSON.createObjectNode();
      request.put("executionArn", execution.executionArn()).put("maxResults", 1000);
      Answer answer = new SdkCall("GetExecutionHistory", request).send(client, text -> text);
      Comparison comparison = new Comparison(placeholders, recording);
      comparison.compare("events", masked(events), masked(answer.body().path("events")));
      differences.addAll(comparison.differences());
    } catch (RuntimeException | AssertionError failed) {
      differences.add(failed.toString());
    }
    (differences.isEmpty() ? same : different).add(each + " " + String.join("\n  ", differences));
    if (!differences.isEmpty()) {
      abort(String.join("\n", differences));
    }
  }

  /** With the role that the test's machines have. */
  private static JsonNode events(Case each) {
    JsonNode expected = each.recording().root().path("expected");
    ArrayNode events = Recording.JSON.createArrayNode();
    for (JsonNode event : expected.path(each.answer()).path("events")) {
      // The script answers with the token of the recorded run, and a new run hands out its own.
      String token = event.has("taskScheduledEventDetails") ? "<sent_token>" : "<answered_token>";
      try {
        events.add(
            Recording.JSON.readTree(
                event
                    .toString()
                    .replaceAll(
                        "s[nf]+_role_arn", "arn:aws:iam::" + Placeholders.ACCOUNT + ":role/holter")
                    .replace("a_task_token", token)));
      } catch (JsonProcessingException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
    return events;
  }

  /** What a Map state reads is no part of a history. */
  private static void readFiles(Recording recording, FakeStepFunctions stepFunctions) {
    JsonNode files = recording.root().path("files");
    if (files.isArray()) {
      stepFunctions.integration(
          "s3:getObject",
          call -> {
            for (JsonNode file : files) {
              if (file.path("key").asText().equals(call.parameter("$.Key"))) {
                return file.path("body").toString();
              }
            }
            throw new IllegalStateException("There is no file for " + call);
          });
    }
  }

  private static Placeholders placeholders(Recording recording, FakeStepFunctions stepFunctions) {
    Placeholders placeholders = new Placeholders(stepFunctions.region(), recording.date());
    placeholders.bind("<ArnPart_0idx>", "machine");
    return placeholders;
  }

  /** The name of the role is the test's, and instants are masked. */
  private static JsonNode masked(JsonNode events) {
    JsonNode copy = events.deepCopy();
    for (JsonNode event : copy) {
      ((ObjectNode) event).remove("timestamp");
      if (event.get("executionStartedEventDetails") instanceof ObjectNode started) {
        started.remove(List.of("roleArn", "stateMachineVersionArn", "stateMachineAliasArn"));
      }
    }
    return copy;
  }

  /** As the command line prints it: texts with JSON are texts, and every event has an instant. */
  private static JsonNode cli(Recording recording, JsonNode events, Placeholders placeholders) {
    ObjectNode root = Recording.JSON.createObjectNode();
    JsonNode copy = events.deepCopy();
    root.set("events", copy);
    for (JsonNode event : copy) {
      ((ObjectNode) event).put("timestamp", "2025-01-01T00:00:00.000000+00:00");
      event.properties().forEach(member -> unparse(recording, member.getValue(), placeholders));
    }
    return root;
  }

  private static void unparse(Recording recording, JsonNode details, Placeholders placeholders) {
    if (details instanceof ObjectNode object) {
      Set<String> texts =
          Set.of("input", "output", "cause", "parameters", "error", "resource", "location");
      for (String name : texts) {
        JsonNode value = object.get(name);
        if (value != null && !value.isNull()) {
          object.put(name, placeholders.fill(text(recording, value)));
        }
      }
      // Texts by name, shown parsed; the script has no use for them.
      object.remove("assignedVariables");
    }
  }

  /** A cause that is shown parsed stands with its blanks in the answer that it came from. */
  private static String text(Recording recording, JsonNode value) {
    if (value.isTextual()) {
      return value.asText();
    }
    for (JsonNode answer : recording.root().path("answers")) {
      String cause = answer.path("cause").asText();
      if (parsed(cause).equals(value)) {
        return cause;
      }
    }
    return value.toString();
  }

  private static JsonNode parsed(String text) {
    try {
      return Recording.JSON.readTree(text);
    } catch (JsonProcessingException plain) {
      return Recording.JSON.missingNode();
    }
  }

  @AfterAll
  void nearly_all_are_the_same() {
    int all = same.size() + different.size();
    if (all > 0) {
      String summary =
          same.size() + " of " + all + " histories are the same when they are run again";
      System.out.println(summary);
      assertThat(same.size() * 100)
          .as(summary + ":\n" + String.join("\n", different))
          .isGreaterThanOrEqualTo(all * SAME_AT_LEAST);
    }
  }
}
