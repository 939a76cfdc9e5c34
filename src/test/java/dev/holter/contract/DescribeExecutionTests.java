package dev.holter.contract;

import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.PREFIX;
import static dev.holter.contract.Machines.limited;
import static dev.holter.contract.Machines.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What an execution tells of itself in each status, and what stopping it does. */
@StepFunctionsTest
class DescribeExecutionTests {
  private static final String ARN = PREFIX + "execution:m:e";
  private static final String REDRIVABLE = ",'redriveCount':0,'redriveStatus':'REDRIVABLE'";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  DescribeExecutionTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  @BeforeEach
  void start() {
    stepFunctions.createStateMachine("m", limited(task(ACTIVITY, ""), 60));
    client.startExecution(
        r -> r.stateMachineArn(PREFIX + "stateMachine:m").name("e").input("[ 1 ]"));
    clock.advanceBy(Duration.ofSeconds(2));
  }

  private String token() {
    return client.getActivityTask(r -> r.activityArn(ACTIVITY)).taskToken();
  }

  private void assertDescribed(String status, String stopped, String rest) {
    assertThat(Told.answer(client.describeExecution(r -> r.executionArn(ARN))))
        .isEqualTo(
            "{'executionArn':'"
                + ARN
                + "','stateMachineArn':'"
                + PREFIX
                + "stateMachine:m','name':'e','status':'"
                + status
                + "','startDate':'2025-01-01T00:00:00Z'"
                + stopped
                + ",'input':'[ 1 ]','inputDetails':{'included':true}"
                + rest
                + "}");
  }

  private static String stoppedAt(int second) {
    return ",'stopDate':'2025-01-01T00:0" + second / 60 + ":0" + second % 60 + "Z'";
  }

  private static String notRedrivable(String status) {
    return ",'redriveCount':0,'redriveStatus':'NOT_REDRIVABLE','redriveStatusReason':'Execution is "
        + status
        + " and cannot be redriven'";
  }

  @Test
  void running() {
    assertDescribed("RUNNING", "", notRedrivable("RUNNING"));
  }

  @Test
  void succeeded() {
    String token = token();
    client.sendTaskSuccess(r -> r.taskToken(token).output("[ ]"));

    assertDescribed(
        "SUCCEEDED",
        stoppedAt(2),
        ",'output':'[ ]','outputDetails':{'included':true}" + notRedrivable("SUCCEEDED"));
  }

  @Test
  void failed_with_and_without_error_and_cause() {
    String token = token();
    client.sendTaskFailure(r -> r.taskToken(token).error("E").cause("c"));

    String described = Told.answer(client.describeExecution(r -> r.executionArn(ARN)));
    assertThat(described)
        .contains("'status':'FAILED'", "'redriveStatus':'REDRIVABLE'")
        .contains("'error':'E','cause':'c'")
        .doesNotContain("output", "redriveStatusReason");
  }

  @Test
  void failed_without_error_and_cause() {
    String token = token();
    client.sendTaskFailure(r -> r.taskToken(token));

    assertDescribed("FAILED", stoppedAt(2), REDRIVABLE);
  }

  // Recorded: no error, no cause.
  @Test
  void timed_out() {
    clock.advanceBy(Duration.ofSeconds(60));

    assertDescribed("TIMED_OUT", stoppedAt(60), REDRIVABLE);
  }

  // A field report: keys are absent when nothing was given.
  @Test
  void stopped() {
    var stop = client.stopExecution(r -> r.executionArn(ARN));

    assertThat(Told.answer(stop)).isEqualTo("{'stopDate':'2025-01-01T00:00:02Z'}");
    assertDescribed("ABORTED", stoppedAt(2), REDRIVABLE);
  }

  // A modelling choice: nothing changes, and the answer is when it ended.
  @Test
  void stopping_what_has_ended_changes_nothing() {
    client.stopExecution(r -> r.executionArn(ARN).error("E").cause("c"));
    String before = Told.answer(client.describeExecution(r -> r.executionArn(ARN)));
    clock.advanceBy(Duration.ofSeconds(5));
    var again = client.stopExecution(r -> r.executionArn(ARN).error("F"));

    assertThat(Told.answer(again)).isEqualTo("{'stopDate':'2025-01-01T00:00:02Z'}");
    assertThat(Told.answer(client.describeExecution(r -> r.executionArn(ARN)))).isEqualTo(before);
    assertThat(before).contains("'error':'E','cause':'c'");
    assertThat(Told.history(client, ARN))
        .endsWith("4<0 ExecutionAborted {'error':'E','cause':'c'}");
  }

  // Field report: stopDate is exactly startDate plus the limit, whatever state is active.
  @Test
  void the_limit_of_the_execution_holds_across_the_back_off_of_a_retry() {
    stepFunctions.createStateMachine(
        "r", limited(task(ACTIVITY, ",'Retry':[{'ErrorEquals':['E'],'IntervalSeconds':100}]"), 10));
    String failing = token();
    client.sendTaskSuccess(r -> r.taskToken(failing).output("1"));
    var execution = stepFunctions.startExecution("r", "{}");
    String token = token();
    client.sendTaskFailure(r -> r.taskToken(token).error("E"));
    clock.advanceBy(Duration.ofSeconds(200));

    assertThat(execution.status()).hasToString("TIMED_OUT");
    assertThat(Duration.between(execution.startedAt(), execution.stoppedAt().orElseThrow()))
        .isEqualTo(Duration.ofSeconds(10));
    assertThat(execution.tasks()).hasSize(1);
  }
}
