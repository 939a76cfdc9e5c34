package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.execution.TaskAttempt;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller in another process, which nothing of ours has prepared. */
@StepFunctionsTest
class AwsCliTests {
  private static final String ARN = "arn:aws:states:us-east-1:123456789012:activity:thumbnails";

  private AwsCli aws = new AwsCli(URI.create("http://unset"));

  @BeforeAll
  static void requireCli() {
    assumeTrue(AwsCli.isInstalled(), "the AWS CLI is not installed, so it is not tested");
  }

  @BeforeEach
  void aim(URI endpoint) {
    aws = new AwsCli(endpoint);
  }

  @Test
  void gets_a_task_beats_and_succeeds(FakeStepFunctions stepFunctions, VirtualClock clock) {
    TaskAttempt task =
        stepFunctions.scheduleTask(
            activity("thumbnails").heartbeat(Duration.ofSeconds(60)).input("{\"n\":1}"));

    JsonNode handed =
        aws.stepfunctions("get-activity-task", "--activity-arn", ARN, "--worker-name", "shell")
            .json();
    String token = handed.get("taskToken").asText();
    clock.advanceBy(Duration.ofSeconds(59));
    AwsCli.Result beat = aws.stepfunctions("send-task-heartbeat", "--task-token", token);
    clock.advanceBy(Duration.ofSeconds(59));
    AwsCli.Result success =
        aws.stepfunctions("send-task-success", "--task-token", token, "--task-output", "{\"m\":2}");

    assertThat(handed.get("input").asText()).isEqualTo("{\"n\":1}");
    assertThat(beat.exit()).as(beat.err()).isZero();
    assertThat(success.exit()).as(success.err()).isZero();
    assertThat(task).hasWorkerName("shell").hasHeartbeats(1).hasSucceededWith("{\"m\":2}");
  }

  @Test
  void fails_a_task_and_reads_the_history(FakeStepFunctions stepFunctions) {
    TaskAttempt task = stepFunctions.scheduleTask(activity("thumbnails"));
    String token =
        aws.stepfunctions("get-activity-task", "--activity-arn", ARN)
            .json()
            .get("taskToken")
            .asText();

    AwsCli.Result failure =
        aws.stepfunctions(
            "send-task-failure", "--task-token", token, "--error", "Broken", "--cause", "a lens");
    JsonNode history =
        aws.stepfunctions(
                "get-execution-history", "--execution-arn", task.execution().executionArn())
            .json();

    assertThat(failure.exit()).as(failure.err()).isZero();
    assertThat(history.get("events").findValuesAsText("type"))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "ActivityScheduled",
            "ActivityStarted",
            "ActivityFailed",
            "ExecutionFailed");
    assertThat(history.at("/events/5/executionFailedEventDetails/cause").asText())
        .isEqualTo("a lens");
  }

  @Test
  void is_told_what_aws_tells(FakeStepFunctions stepFunctions, VirtualClock clock) {
    stepFunctions.scheduleTask(activity("thumbnails").heartbeat(Duration.ofSeconds(60)));
    String token =
        aws.stepfunctions("get-activity-task", "--activity-arn", ARN)
            .json()
            .get("taskToken")
            .asText();
    clock.advanceBy(Duration.ofSeconds(60));

    AwsCli.Result late = aws.stepfunctions("send-task-heartbeat", "--task-token", token);
    AwsCli.Result unknown = aws.stepfunctions("send-task-heartbeat", "--task-token", "unknown");

    assertThat(late.err())
        .isEqualTo(
            "An error occurred (TaskTimedOut) when calling the SendTaskHeartbeat operation:"
                + " Task Timed Out: 'Provided task does not exist anymore'");
    assertThat(unknown.err())
        .isEqualTo(
            "An error occurred (InvalidToken) when calling the SendTaskHeartbeat operation:"
                + " Invalid Token: 'Invalid token'");
    assertThat(late.exit()).isNotZero();
    assertThat(unknown.exit()).isNotZero();
  }
}
