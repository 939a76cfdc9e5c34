package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What becomes of findings; which there are is in {@link IncidentTests}. */
class LintTests {

  @TempDir Path folder;

  /** A task whose worker beats though nobody asked for it. */
  private static void beat(FakeStepFunctions stepFunctions) {
    stepFunctions.scheduleTask(activity("a"));
    SfnClient client = stepFunctions.client();
    String token =
        client.getActivityTask(r -> r.activityArn(stepFunctions.activityArn("a"))).taskToken();
    stepFunctions.clock().advanceBy(ofSeconds(20));
    client.sendTaskHeartbeat(r -> r.taskToken(token));
  }

  @Test
  void findings_fail_a_test_that_asks_for_it_with_what_to_do() {
    assertThat(failures(FailingTestCases.class, Map.of()))
        .singleElement()
        .asString()
        .contains(
            "lint = FAIL",
            "warning heartbeat-missing, state [Task] of [task-1]: its worker beats (1 time)",
            "mend: give the state HeartbeatSeconds",
            "src/docs/lint.md#heartbeat-missing",
            "@SuppressLint(\"heartbeat-missing\")");
  }

  @StepFunctionsTest(lint = Lint.FAIL)
  static class FailingTestCases {
    @Test
    void beats(FakeStepFunctions stepFunctions) {
      beat(stepFunctions);
    }

    @Test
    @SuppressLint("heartbeat-missing")
    void beats_on_purpose(FakeStepFunctions stepFunctions) {
      beat(stepFunctions);
    }

    @Test
    @StepFunctionsTest(lint = Lint.OFF)
    void beats_unlooked_at(FakeStepFunctions stepFunctions) {
      beat(stepFunctions);
    }

    @Nested
    @SuppressLint("heartbeat-missing")
    class OnPurpose {
      @Test
      @SuppressLint("clock-missing")
      void beats(FakeStepFunctions stepFunctions) {
        beat(stepFunctions);
      }
    }
  }

  @Test
  void an_extension_in_code_asks_for_it_too() {
    assertThat(failures(RegisteredTestCases.class, Map.of())).hasSize(1);
  }

  static class RegisteredTestCases {
    @RegisterExtension
    final StepFunctionsExtension extension =
        StepFunctionsExtension.builder().lint(Lint.FAIL).build();

    @Test
    void beats(FakeStepFunctions stepFunctions) {
      beat(stepFunctions);
    }
  }

  @Test
  void a_run_asks_for_all_tests_that_ask_for_nothing_else() {
    assertThat(failures(PassingTestCases.class, Map.of())).isEmpty();
    assertThat(failures(PassingTestCases.class, Map.of("holter.lint", "fail"))).hasSize(1);
    assertThat(failures(FailingTestCases.class, Map.of("holter.lint", "off"))).hasSize(1);
    assertThat(failures(PassingTestCases.class, Map.of("holter.lint", "maybe")))
        .singleElement()
        .asString()
        .contains("holter.lint is [maybe]: expected off, hints or fail");
  }

  @StepFunctionsTest
  static class PassingTestCases {
    @Test
    void beats(FakeStepFunctions stepFunctions) {
      beat(stepFunctions);
    }
  }

  @Test
  void an_id_that_no_rule_has_is_told() {
    assertThat(failures(MisspeltTestCases.class, Map.of()))
        .singleElement()
        .asString()
        .contains("@SuppressLint names [hartbeat-missing]", "heartbeat-missing, clock-missing");
  }

  @StepFunctionsTest
  static class MisspeltTestCases {
    @Test
    @SuppressLint("hartbeat-missing")
    void beats(FakeStepFunctions stepFunctions) {
      beat(stepFunctions);
    }
  }

  @Test
  void a_failure_shows_findings_once_beside_its_timelines() {
    Throwable failure = failures(BrokenTestCases.class, Map.of("holter.lint", "fail")).get(0);

    assertThat(failure).hasMessage("of its own");
    assertThat(failure.getSuppressed()).hasSize(1);
    assertThat(failure.getSuppressed()[0].getMessage())
        .containsOnlyOnce("heartbeat-missing, state")
        .contains("timelines of the tasks");
  }

  @StepFunctionsTest
  static class BrokenTestCases {
    @Test
    void beats(FakeStepFunctions stepFunctions) {
      beat(stepFunctions);
      throw new AssertionError("of its own");
    }
  }

  @Test
  void the_page_and_the_summary_show_findings() throws IOException {
    Path summary = Files.createFile(folder.resolve("summary.md"));

    failures(
        PassingTestCases.class,
        Map.of("holter.page", "always", "holter.summary", summary.toString()));

    assertThat(folder.resolve("index.html"))
        .content()
        .contains("Lint: worker against definition", "heartbeat-missing", "mend: give the state");
    assertThat(summary).content().contains("| heartbeat-missing | state [Task] of [task-1]: its");
    JsonNode json = new ObjectMapper().readTree(folder.resolve("index.json").toFile());
    assertThat(json.findValuesAsText("rule")).containsExactly("heartbeat-missing");
  }

  private List<Throwable> failures(Class<?> type, Map<String, String> parameters) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(type))
        .configurationParameter("holter.page.folder", folder.toString())
        .configurationParameters(parameters)
        .execute()
        .allEvents()
        .finished()
        .stream()
        .flatMap(
            event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
        .toList();
  }
}
