package dev.holter;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

class PageTests {

  @TempDir Path folder;

  @Test
  void a_failed_test_leaves_a_page_and_its_json() throws IOException {
    EngineExecutionResults results = run(FailingTestCases.class, "holter.page", "failures");

    assertThat(results.testEvents().failed().count()).isEqualTo(1);
    assertThat(html())
        .contains("✗ failed", "✓ passed", "class=\"strip\"", "class=\"graph\"", "↻ 1");
    JsonNode json = new ObjectMapper().readTree(folder.resolve("index.json").toFile());
    assertThat(json.path("tests").findValuesAsText("status"))
        .contains("failed", "passed", "TIMED_OUT");
  }

  @Test
  void tests_that_pass_leave_no_page_unless_it_is_asked_for() throws IOException {
    run(PassingTestCases.class, "holter.page", "failures");
    assertThat(folder.resolve("index.html")).doesNotExist();

    run(PassingTestCases.class, "holter.page", "always");
    assertThat(html()).contains("Charge");
  }

  @Test
  void tests_that_pass_are_drawn_only_where_that_is_asked_for() throws IOException {
    run(FailingTestCases.class, "holter.page", "failures");
    assertThat(html()).containsOnlyOnce("holter.page=always").contains("<figure>");

    Path other = folder.resolve("other");
    kit(PassingTestCases.class, "holter.page", "always")
        .configurationParameter("holter.page.folder", other.toString())
        .execute();
    assertThat(other.resolve("index.html"))
        .content()
        .doesNotContain("holter.page=always")
        .contains("<figure>");
  }

  @Test
  void a_test_that_another_extension_fails_afterwards_is_drawn() throws IOException {
    run(FailedAfterwardsTestCases.class, "holter.page", "failures");

    assertThat(html()).contains("✗ failed", "<figure>", "class=\"graph\"");
    JsonNode json = new ObjectMapper().readTree(folder.resolve("index.json").toFile());
    assertThat(json.path("definitions").findValuesAsText("times"))
        .contains("1")
        .doesNotContain("2");
  }

  @Test
  void nothing_of_a_payload_becomes_markup() throws IOException {
    run(HostileTestCases.class, "holter.page", "always");

    assertThat(html()).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
  }

  @Test
  void the_state_and_both_its_clocks_are_counted() throws IOException {
    run(FailingTestCases.class, "holter.page", "always");

    JsonNode json = new ObjectMapper().readTree(folder.resolve("index.json").toFile());
    JsonNode pieces = json.path("definitions").elements().next().path("pieces");
    assertThat(pieces)
        .map(piece -> piece.path("label").asText() + " " + piece.path("times").asInt())
        .containsExactly(
            "Charge 2",
            "Charge -> Choose 0",
            "Charge, Retry[0] by Busy 0",
            "Charge, Retry[0] by States.Timeout 1",
            "Charge, Catch[0] 0",
            "Charge, HeartbeatSeconds kept 0",
            "Charge, HeartbeatSeconds missed 1",
            "Choose 0",
            "Choose -> Small 0",
            "Choose -> Both 0",
            "Both 0",
            "Both -> Small 0",
            "Left 0",
            "Right 0",
            "Sorry 0",
            "Small 0");
  }

  @Test
  void too_little_coverage_fails_the_run_and_names_what_is_missing() {
    EngineExecutionResults results = run(PassingTestCases.class, "holter.coverage", "90");

    results
        .containerEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                finishedWithFailure(
                    message(
                        text ->
                            text.contains("Charge, HeartbeatSeconds missed")
                                && text.contains("clock.advanceToNextDeadline()")))));
    assertThat(results.testEvents().failed().count()).isZero();
  }

  @Test
  void a_folder_that_cannot_be_written_changes_no_result() throws IOException {
    Files.writeString(folder.resolve("file"), "");

    EngineExecutionResults results =
        kit(PassingTestCases.class, "holter.page", "always")
            .configurationParameter("holter.page.folder", folder.resolve("file/holter").toString())
            .execute();

    assertThat(results.allEvents().failed().count()).isZero();
    assertThat(results.testEvents().succeeded().count()).isEqualTo(1);
  }

  @Test
  void a_wrong_parameter_is_told() {
    EngineExecutionResults results = run(PassingTestCases.class, "holter.page", "sometimes");

    results
        .testEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                finishedWithFailure(
                    message(
                        "The configuration parameter holter.page is [sometimes]: expected always,"
                            + " failures or never"))));
  }

  @Test
  void the_summary_is_added_to_a_file() throws IOException {
    Path summary = folder.resolve("summary.md");
    Files.writeString(summary, "before\n");

    kit(FailingTestCases.class, "holter.page", "failures")
        .configurationParameter("holter.summary", summary.toString())
        .execute();

    assertThat(summary)
        .content()
        .startsWith("before\n## Holter\n\n2 tests, 1 failed")
        .contains("timed out on HeartbeatSeconds");
  }

  private EngineExecutionResults run(Class<?> type, String parameter, String value) {
    return kit(type, parameter, value).execute();
  }

  private EngineTestKit.Builder kit(Class<?> type, String parameter, String value) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(type))
        .configurationParameter("holter.page.folder", folder.toString())
        .configurationParameter(parameter, value);
  }

  private String html() throws IOException {
    return Files.readString(folder.resolve("index.html"));
  }

  private static final String ORDER =
      """
      {"StartAt": "Charge", "States": {
        "Charge": {"Type": "Task", "HeartbeatSeconds": 60, "Next": "Choose",
          "Resource": "arn:aws:states:us-east-1:123456789012:activity:charges",
          "Retry": [{"ErrorEquals": ["Busy", "States.Timeout"], "MaxAttempts": 1}],
          "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Sorry"}]},
        "Choose": {"Type": "Choice", "Default": "Both",
          "Choices": [{"Variable": "$.size", "NumericLessThan": 5, "Next": "Small"}]},
        "Both": {"Type": "Parallel", "Next": "Small", "Branches": [
          {"StartAt": "Left", "States": {"Left": {"Type": "Pass", "End": true}}},
          {"StartAt": "Right", "States": {"Right": {"Type": "Wait", "Seconds": 5, "End": true}}}]},
        "Sorry": {"Type": "Fail", "Error": "Sorry"},
        "Small": {"Type": "Succeed"}}}
      """;

  @StepFunctionsTest
  static class FailingTestCases {

    @Test
    void misses_a_heartbeat(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      String machine = stepFunctions.createStateMachine("orders", ORDER);
      client.startExecution(r -> r.stateMachineArn(machine).input("{\"size\": 9}"));
      GetActivityTaskResponse task = poll(client);
      for (int i = 0; i < 3; i++) {
        clock.advanceBy(ofSeconds(20));
        client.sendTaskHeartbeat(r -> r.taskToken(task.taskToken()));
      }
      clock.advanceBy(ofSeconds(65));
      throw new AssertionError("on purpose");
    }

    @Test
    void waits(FakeStepFunctions stepFunctions, SfnClient client) {
      String machine = stepFunctions.createStateMachine("orders", ORDER);
      client.startExecution(r -> r.stateMachineArn(machine).input("{\"size\": 9}"));
    }
  }

  @StepFunctionsTest
  static class PassingTestCases {

    @Test
    void ends_well(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      String machine = stepFunctions.createStateMachine("orders", ORDER);
      client.startExecution(r -> r.stateMachineArn(machine).input("{\"size\": 9}"));
      GetActivityTaskResponse task = poll(client);
      for (int i = 0; i < 100; i++) {
        clock.advanceBy(ofSeconds(30));
        client.sendTaskHeartbeat(r -> r.taskToken(task.taskToken()));
      }
      client.sendTaskSuccess(r -> r.taskToken(task.taskToken()).output("{\"size\": 9}"));
      clock.advanceBy(ofSeconds(10));
    }
  }

  @StepFunctionsTest
  static class HostileTestCases {

    @Test
    void has_markup_everywhere(FakeStepFunctions stepFunctions, SfnClient client) {
      String machine =
          stepFunctions.createStateMachine(
              "hostile",
              """
              {"StartAt": "a</title>\\"'&", "States": {"a</title>\\"'&":
                {"Type": "Pass", "End": true}}}
              """);
      client.startExecution(
          r -> r.stateMachineArn(machine).input("{\"x\": \"<script>alert(1)</script>\"}"));
    }
  }

  /** Registered before the world's, it comes after it. */
  static class Failing implements AfterEachCallback {
    @Override
    public void afterEach(ExtensionContext context) {
      throw new AssertionError("afterwards");
    }
  }

  @ExtendWith(Failing.class)
  @StepFunctionsTest
  static class FailedAfterwardsTestCases {

    @Test
    void ends_well(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      new PassingTestCases().ends_well(stepFunctions, client, clock);
    }
  }

  private static GetActivityTaskResponse poll(SfnClient client) {
    return client.getActivityTask(
        r -> r.activityArn("arn:aws:states:us-east-1:123456789012:activity:charges"));
  }
}
