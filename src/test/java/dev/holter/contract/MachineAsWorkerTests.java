package dev.holter.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** State machines that do what a worker does, through the AWS SDK integration. */
@StepFunctionsTest
class MachineAsWorkerTests {
  private static final String ACTIVITY = Machines.PREFIX + "activity:resize";
  private static final String WORKER =
      Machines.states(
          "Poll",
          "'Poll':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:sfn:getActivityTask',"
              + "'Parameters':{'ActivityArn':'"
              + ACTIVITY
              + "','WorkerName':'machine'},'Next':'Got'},"
              + "'Got':{'Type':'Choice','Choices':[{'Variable':'$.TaskToken','IsPresent':true,"
              + "'Next':'Work'}],'Default':'Poll'},"
              + "'Work':{'Type':'Wait','Seconds':20,'Next':'Beat'},"
              + "'Beat':{'Type':'Task','ResultPath':null,"
              + "'Resource':'arn:aws:states:::aws-sdk:sfn:sendTaskHeartbeat',"
              + "'Parameters':{'TaskToken.$':'$.TaskToken'},'Next':'Done'},"
              + "'Done':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:sfn:sendTaskSuccess',"
              + "'Parameters':{'TaskToken.$':'$.TaskToken','Output.$':'$.Input'},'End':true}");

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  MachineAsWorkerTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
    stepFunctions.createActivity("resize");
  }

  @Test
  void it_polls_waits_beats_and_answers() {
    stepFunctions.createStateMachine("worker", WORKER);
    stepFunctions.createStateMachine("m", Machines.task(ACTIVITY, ",'HeartbeatSeconds':30"));
    Execution worker = stepFunctions.startExecution("worker", "{}");
    clock.advanceBy(Duration.ofSeconds(150));
    Execution execution = stepFunctions.startExecution("m", "{\"n\":1}");
    clock.advanceBy(Duration.ofSeconds(20));

    TaskAttempt task = execution.tasks().get(0);
    assertThat(task.workerName()).contains("machine");
    assertThat(task.heartbeats()).hasSize(1);
    assertThat(execution.output()).contains("{\"n\":1}");
    assertThat(worker.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(worker.tasks()).hasSize(5);
  }

  @Test
  void a_poll_without_a_task_is_answered_a_minute_later() {
    stepFunctions.createStateMachine(
        "poll",
        Machines.task(
            "arn:aws:states:::aws-sdk:sfn:getActivityTask",
            ",'Parameters':{'ActivityArn':'" + ACTIVITY + "'}"));
    Execution poll = stepFunctions.startExecution("poll", "{}");

    clock.advanceBy(Duration.ofMillis(59_999));
    assertThat(poll.status()).isEqualTo(ExecutionStatus.RUNNING);
    clock.advanceBy(Duration.ofMillis(1));
    assertThat(poll.output()).contains("{}");
  }

  @Test
  void an_activity_that_is_not_there_is_an_error_of_the_call() {
    stepFunctions.createStateMachine(
        "poll",
        Machines.task(
            "arn:aws:states:::aws-sdk:sfn:getActivityTask",
            ",'Parameters':{'ActivityArn':'" + Machines.PREFIX + "activity:none'}"));

    assertThat(stepFunctions.startExecution("poll", "{}").error())
        .contains("Sfn.ActivityDoesNotExistException");
  }

  @Test
  void it_waits_for_an_express_execution() {
    String quick =
        Machines.states(
            "W", "'W':{'Type':'Wait','Seconds':2,'Next':'P'},'P':{'Type':'Pass','End':true}");
    client.createStateMachine(
        r ->
            r.name("quick")
                .roleArn("arn:aws:iam::123456789012:role/r")
                .type(StateMachineType.EXPRESS)
                .definition(quick));
    stepFunctions.createStateMachine(
        "caller",
        Machines.task(
            "arn:aws:states:::aws-sdk:sfn:startSyncExecution",
            ",'Parameters':{'StateMachineArn':'"
                + Machines.PREFIX
                + "stateMachine:quick','Input':{'a':1}},'ResultSelector':{'o.$':'$.Output',"
                + "'s.$':'$.Status'}"));
    Execution caller = stepFunctions.startExecution("caller", "{}");
    assertThat(caller.status()).isEqualTo(ExecutionStatus.RUNNING);

    clock.advanceBy(Duration.ofSeconds(2));

    assertThat(caller.output()).contains("{\"o\":\"{\\\"a\\\":1}\",\"s\":\"SUCCEEDED\"}");
  }
}
