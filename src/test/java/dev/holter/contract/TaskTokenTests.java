package dev.holter.contract;

import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.limited;
import static dev.holter.contract.Machines.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import dev.holter.execution.TaskCall;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What the three calls answer, by what has become of the token. */
@StepFunctionsTest
class TaskTokenTests {
  private static final String GONE =
      "TaskTimedOut 400 Task Timed Out: 'Provided task does not exist anymore'";
  private static final String UNKNOWN = "InvalidToken 400 Invalid Token: 'Invalid token'";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  TaskTokenTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  private Execution start(String definition) {
    stepFunctions.createStateMachine("m", definition);
    return stepFunctions.startExecution("{}");
  }

  private String takeUp() {
    return client.getActivityTask(r -> r.activityArn(ACTIVITY)).taskToken();
  }

  /** The answers of heartbeat, success, success with what is no JSON, and failure. */
  private List<String> answers(String token) {
    return List.of(
        Told.error(() -> client.sendTaskHeartbeat(r -> r.taskToken(token))),
        Told.error(() -> client.sendTaskSuccess(r -> r.taskToken(token).output("{}"))),
        Told.error(() -> client.sendTaskSuccess(r -> r.taskToken(token).output("no json"))),
        Told.error(() -> client.sendTaskFailure(r -> r.taskToken(token))));
  }

  // Recorded for success and failure, also that the token is judged before the output.
  @Test
  void a_token_that_was_never_minted_is_invalid() {
    assertThat(answers("NoSuchTaskToken")).containsOnly(UNKNOWN);
    assertThat(stepFunctions.strayCalls())
        .extracting(TaskCall::operation)
        .containsExactly(
            "SendTaskHeartbeat", "SendTaskSuccess", "SendTaskSuccess", "SendTaskFailure");
  }

  // Documented: the error means expired or already closed.
  @Test
  void a_token_whose_task_was_completed_is_gone() {
    Execution execution = start(task(ACTIVITY, ""));
    String token = takeUp();
    client.sendTaskSuccess(r -> r.taskToken(token).output("1"));
    List<String> before = Told.history(client, execution.executionArn());

    assertThat(answers(token)).containsOnly(GONE);
    assertThat(Told.history(client, execution.executionArn())).isEqualTo(before);
    assertThat(execution.tasks().get(0).calls())
        .extracting(call -> call.error().orElse("accepted"))
        .containsExactly(
            "accepted", "TaskTimedOut", "TaskTimedOut", "TaskTimedOut", "TaskTimedOut");
  }

  @Test
  void a_token_whose_task_failed_or_expired_is_gone() {
    start(task(ACTIVITY, ",'HeartbeatSeconds':5"));
    String failed = takeUp();
    client.sendTaskFailure(r -> r.taskToken(failed));
    stepFunctions.startExecution("{}");
    String expired = takeUp();
    clock.advanceBy(Duration.ofSeconds(5));

    assertThat(answers(failed)).containsOnly(GONE);
    assertThat(answers(expired)).containsOnly(GONE);
  }

  @Test
  void a_token_whose_execution_was_stopped_or_timed_out_is_gone() {
    Execution stopped = start(limited(task(ACTIVITY, ""), 60));
    String first = takeUp();
    client.stopExecution(r -> r.executionArn(stopped.executionArn()));
    stepFunctions.startExecution("{}");
    String second = takeUp();
    clock.advanceBy(Duration.ofSeconds(60));

    assertThat(answers(first)).containsOnly(GONE);
    assertThat(answers(second)).containsOnly(GONE);
  }

  // Each attempt has its own token.
  @Test
  void the_token_of_an_earlier_attempt_is_gone_and_the_new_one_is_not() {
    Execution execution = start(task(ACTIVITY, ",'Retry':[{'ErrorEquals':['States.ALL']}]"));
    String first = takeUp();
    client.sendTaskFailure(r -> r.taskToken(first).error("E"));
    clock.advanceBy(Duration.ofSeconds(1));
    String second = takeUp();

    assertThat(second).isNotEqualTo(first);
    assertThat(answers(first)).containsOnly(GONE);
    assertThat(execution.status()).hasToString("RUNNING");
    client.sendTaskSuccess(r -> r.taskToken(second).output("1"));
    assertThat(execution.status()).hasToString("SUCCEEDED");
  }

  // The text of InvalidOutput was never sighted; it follows the pattern of its neighbours.
  @Test
  void an_output_that_is_not_json_leaves_the_task_open() {
    Execution execution = start(task(ACTIVITY, ""));
    String token = takeUp();

    assertThat(Told.error(() -> client.sendTaskSuccess(r -> r.taskToken(token).output("no"))))
        .isEqualTo(
            "InvalidOutput 400 Invalid Output: 'Unrecognized token 'no': was expecting (JSON"
                + " String, Number, Array, Object or token 'null', 'true' or 'false')'");
    assertThat(execution.tasks().get(0).status()).hasToString("RUNNING");
    client.sendTaskSuccess(r -> r.taskToken(token).output("null"));
    assertThat(execution.output()).contains("null");
  }

  // A task of an execution that has ended is not handed out later.
  @Test
  void a_queued_task_of_a_stopped_execution_is_passed_over() {
    Execution first = start(task(ACTIVITY, ""));
    Execution second = stepFunctions.startExecution("{}");
    client.stopExecution(r -> r.executionArn(first.executionArn()));

    String token = takeUp();

    assertThat(second.tasks().get(0).taskToken()).contains(token);
    assertThat(first.tasks().get(0).taskToken()).isEmpty();
  }

  @Test
  void tokens_are_long_and_different() {
    start(task(ACTIVITY, ""));
    stepFunctions.startExecution("{}");

    String first = takeUp();
    String second = takeUp();

    assertThat(first).hasSizeBetween(500, 1024).isNotEqualTo(second);
  }
}
