package dev.holter;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_TIMED_OUT;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.TASK_SUCCEEDED;

import dev.holter.execution.Execution;
import dev.holter.report.ExecutionTimeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

@StepFunctionsTest
class RecordedExecutionTests {
  private static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:render";

  private static final String DEFINITION =
      """
      {
        "StartAt": "Look",
        "States": {
          "Look": {
            "Type": "Task",
            "Resource": "arn:aws:states:::lambda:invoke",
            "Parameters": {"FunctionName": "look", "Payload.$": "$"},
            "ResultSelector": {"pages.$": "$.Payload.pages"},
            "Next": "Render"
          },
          "Render": {
            "Type": "Task",
            "Resource": "%s",
            "HeartbeatSeconds": 60,
            "Retry": [{"ErrorEquals": ["States.Timeout"], "IntervalSeconds": 5, "MaxAttempts": 1}],
            "End": true
          }
        }
      }
      """
          .formatted(ACTIVITY);

  /** The first worker beats until 01:30 and hangs; the second one takes over, and takes 2 min. */
  private static final String INCIDENT =
      """
      {"events": [
        {"timestamp": "2026-03-01T12:00:00.000000+01:00", "type": "ExecutionStarted", "id": 1,
         "previousEventId": 0, "executionStartedEventDetails": {"input": "{\\"document\\":7}",
         "inputDetails": {"truncated": false}, "roleArn": "arn:aws:iam::123456789012:role/r"}},
        {"timestamp": "2026-03-01T12:00:00.010000+01:00", "type": "TaskStateEntered", "id": 2,
         "previousEventId": 0, "stateEnteredEventDetails": {"name": "Look",
         "input": "{\\"document\\":7}", "inputDetails": {"truncated": false}}},
        {"timestamp": "2026-03-01T12:00:00.010000+01:00", "type": "TaskScheduled", "id": 3,
         "previousEventId": 2, "taskScheduledEventDetails": {"resourceType": "lambda",
         "resource": "invoke", "region": "us-east-1",
         "parameters": "{\\"FunctionName\\":\\"look\\",\\"Payload\\":{\\"document\\":7}}"}},
        {"timestamp": "2026-03-01T12:00:00.010000+01:00", "type": "TaskStarted", "id": 4,
         "previousEventId": 3, "taskStartedEventDetails": {"resourceType": "lambda",
         "resource": "invoke"}},
        {"timestamp": "2026-03-01T12:00:02.010000+01:00", "type": "TaskSucceeded", "id": 5,
         "previousEventId": 4, "taskSucceededEventDetails": {"resourceType": "lambda",
         "resource": "invoke", "output": "{\\"Payload\\":{\\"pages\\":4},\\"StatusCode\\":200}",
         "outputDetails": {"truncated": false}}},
        {"timestamp": "2026-03-01T12:00:02.010000+01:00", "type": "TaskStateExited", "id": 6,
         "previousEventId": 5, "stateExitedEventDetails": {"name": "Look",
         "output": "{\\"pages\\":4}", "outputDetails": {"truncated": false}}},
        {"timestamp": "2026-03-01T12:00:02.010000+01:00", "type": "TaskStateEntered", "id": 7,
         "previousEventId": 6, "stateEnteredEventDetails": {"name": "Render",
         "input": "{\\"pages\\":4}", "inputDetails": {"truncated": false}}},
        {"timestamp": "2026-03-01T12:00:02.010000+01:00", "type": "ActivityScheduled", "id": 8,
         "previousEventId": 7, "activityScheduledEventDetails": {"resource": "%1$s",
         "input": "{\\"pages\\":4}", "inputDetails": {"truncated": false},
         "heartbeatInSeconds": 60}},
        {"timestamp": "2026-03-01T12:00:03.010000+01:00", "type": "ActivityStarted", "id": 9,
         "previousEventId": 8, "activityStartedEventDetails": {"workerName": "one"}},
        {"timestamp": "2026-03-01T12:02:33.010000+01:00", "type": "ActivityTimedOut", "id": 10,
         "previousEventId": 9, "activityTimedOutEventDetails": {"error": "States.Timeout"}},
        {"timestamp": "2026-03-01T12:02:38.010000+01:00", "type": "ActivityScheduled", "id": 11,
         "previousEventId": 10, "activityScheduledEventDetails": {"resource": "%1$s",
         "input": "{\\"pages\\":4}", "inputDetails": {"truncated": false},
         "heartbeatInSeconds": 60}},
        {"timestamp": "2026-03-01T12:02:38.010000+01:00", "type": "ActivityStarted", "id": 12,
         "previousEventId": 11, "activityStartedEventDetails": {"workerName": "two"}},
        {"timestamp": "2026-03-01T12:04:38.010000+01:00", "type": "ActivitySucceeded", "id": 13,
         "previousEventId": 12, "activitySucceededEventDetails": {"output": "\\"done\\"",
         "outputDetails": {"truncated": false}}},
        {"timestamp": "2026-03-01T12:04:38.010000+01:00", "type": "TaskStateExited", "id": 14,
         "previousEventId": 13, "stateExitedEventDetails": {"name": "Render",
         "output": "\\"done\\"", "outputDetails": {"truncated": false}}},
        {"timestamp": "2026-03-01T12:04:38.010000+01:00", "type": "ExecutionSucceeded", "id": 15,
         "previousEventId": 14, "executionSucceededEventDetails": {"output": "\\"done\\"",
         "outputDetails": {"truncated": false}}}
      ]}
      """
          .formatted(ACTIVITY);

  private static final RecordedExecution RECORDED = RecordedExecution.of("incident", INCIDENT);

  @Test
  void a_history_is_an_execution_to_be_asserted_on() {
    assertThat(RECORDED)
        .hasSucceededWith("\"done\"")
        .historySatisfies(
            history -> history.containsSubsequence(TASK_SUCCEEDED, ACTIVITY_TIMED_OUT));
    assertThat(RECORDED.input()).isEqualTo("{\"document\":7}");
  }

  @Test
  void a_history_is_shown_as_a_timeline() {
    assertThat(ExecutionTimeline.of(RECORDED).toString())
        .contains("00:02:33.010  10 ActivityTimedOut   error=States.Timeout");
  }

  @Test
  void a_history_runs_again_with_its_results_and_delays(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    stepFunctions.createStateMachine("machine", DEFINITION);

    Execution again = stepFunctions.replay(RECORDED).withWorkers().start("machine");
    clock.advanceBy(Duration.ofMinutes(10));

    assertThat(shape(again)).isEqualTo(shape(RECORDED));
    assertThat(offsets(again)).isEqualTo(offsets(RECORDED));
  }

  private static List<String> shape(Execution execution) {
    return execution.history().stream()
        .map(
            event ->
                event.toBuilder()
                    .timestamp(null)
                    .executionStartedEventDetails(details -> {})
                    .build()
                    .toString())
        .toList();
  }

  /** The service itself takes no virtual time, so that what AWS needs is left out. */
  private static List<Long> offsets(Execution execution) {
    return execution.history().stream()
        .map(HistoryEvent::timestamp)
        .map(at -> Duration.between(execution.startedAt(), at).toSeconds())
        .toList();
  }

  @Test
  void the_worker_under_test_meets_what_the_one_of_the_incident_met(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    stepFunctions.createStateMachine("machine", DEFINITION);
    List<String> inputs = new ArrayList<>();

    Execution again = stepFunctions.replay(RECORDED).start("machine");
    stepFunctions.runScript(
        () -> {
          var task = client.getActivityTask(r -> r.activityArn(ACTIVITY));
          inputs.add(clock.elapsed() + " " + task.input());
          client.sendTaskSuccess(r -> r.taskToken(task.taskToken()).output("\"fixed\""));
        });
    clock.advanceBy(Duration.ofMinutes(10));

    assertThat(inputs).containsExactly("PT2S {\"pages\":4}");
    assertThat(again).hasSucceededWith("\"fixed\"");
  }

  @Test
  void a_call_that_was_not_recorded_fails_the_test() {
    Fixtures.run(OtherDefinitionTestCases.class)
        .fail()
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            """
            State [Other] calls [lambda:invoke] with [{"FunctionName":"other"}], and the history \
            [incident] has no further call of it: it is that of another definition or input, \
            or was fetched before the end. Answer the state with \
            stepFunctions.integration(..) after replay(..)\
            """);
  }

  @StepFunctionsTest
  static class OtherDefinitionTestCases {
    @Test
    void calls(FakeStepFunctions stepFunctions) {
      stepFunctions.createStateMachine(
          "machine",
          """
          {"StartAt": "Other", "States": {"Other": {"Type": "Task", "End": true,
            "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "other"}}}}
          """);
      stepFunctions.replay(RECORDED).start("machine");
    }
  }

  @Test
  void a_history_in_reverse_order_and_in_epoch_seconds_is_the_same(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("incident.json");
    Files.writeString(
        file,
        """
        {"events": [
          {"timestamp": 1700000001.25, "type": "ExecutionFailed", "id": 2, "previousEventId": 1,
           "executionFailedEventDetails": {"error": "E", "cause": "why"}},
          {"timestamp": 1700000000, "type": "ExecutionStarted", "id": 1, "previousEventId": 0,
           "executionStartedEventDetails": {"input": "{}"}}
        ]}
        """);

    RecordedExecution read = RecordedExecution.read(file);

    assertThat(read).hasFailedWith("E");
    assertThat(read.cause()).contains("why");
    assertThat(Duration.between(read.startedAt(), read.stoppedAt().orElseThrow()))
        .isEqualTo(Duration.ofMillis(1250));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"events": [{"id": 1, "ty | is not JSON, Unexpected end-of-input in field name: save the whole output of aws stepfunctions get-execution-history --output json
          {"executions": []} | has no events: save the output of aws stepfunctions get-execution-history, which begins with {"events": [
          {"events": []} | has no events: save the output of aws stepfunctions get-execution-history, which begins with {"events": [
          {"events": [{"id": 1}], "nextToken": "x"} | goes on behind its nextToken: fetch all pages, as the command line does without --no-paginate and --max-items
          {"events": [{"id": 7, "timestamp": 1}]} | begins with event [7]: save the whole history, from ExecutionStarted on
          {"events": [{"id": 1, "timestamp": 1}, {"id": 4, "timestamp": 1}]} | is cut: event [1] is followed by [4]: save the whole history, from ExecutionStarted on
          {"events": [{"id": 1}]} | has no timestamp in event [1]: save the output as it is
          {"events": [{"id": 1, "timestamp": "noon"}]} | has the timestamp [noon]: give an instant such as 2024-02-29T12:00:00.123+01:00
          {"events": [{"id": 1 | is not JSON, Unexpected end-of-input: expected close marker for Object (start marker at line: 1, column: 13): save the whole output of aws stepfunctions get-execution-history --output json
          {"events": [5]} | has an event that is no object, [5]: save the output as it is
          {"events": [{"id": 1e99, "timestamp": 1}]} | has an event with the id [1.0E99]: save the output as it is
          {"events": [{"id": 1, "timestamp": 1e99}]} | has the timestamp [1.0E99]: give an instant such as 2024-02-29T12:00:00.123+01:00
          {"events": [{"id": 1, "timestamp": 1, "taskFailedEventDetails": "x"}]} | has no object as [taskFailedEventDetails] of event [1]: save the output as it is
          {"events": [{"id": "1", "timestamp": 1}]} | has a member of another type than AWS gives it, STRING_VALUE can not be converted to a Long: save the output as it is
          """)
  void a_text_that_is_no_whole_history_is_refused(String json, String message) {
    assertThatThrownBy(() -> RecordedExecution.of("incident", json))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("The history [incident] " + message);
  }

  @Test
  void a_history_without_data_does_not_run_again(FakeStepFunctions stepFunctions) {
    RecordedExecution bare =
        RecordedExecution.of(
            "bare",
            """
            {"events": [{"timestamp": 1, "type": "ExecutionStarted", "id": 1, "previousEventId": 0,
              "executionStartedEventDetails": {"roleArn": "r"}}]}
            """);

    assertThat(bare).isRunning();
    assertThatThrownBy(() -> stepFunctions.replay(bare))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The history [bare] has no data, so that it can be looked at and not run again: fetch"
                + " it with --include-execution-data");
  }
}
