package dev.holter.contract;

import static dev.holter.contract.Machines.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Executions that start others, in the same world. */
@StepFunctionsTest
class NestedExecutionTests {
  private static final String CHILD = Machines.PREFIX + "stateMachine:child";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  NestedExecutionTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  private Execution start(String child, String resource, String fields) {
    stepFunctions.createStateMachine("child", child);
    stepFunctions.createStateMachine(
        "parent",
        Machines.task(
            resource,
            ",'Parameters':{'StateMachineArn':'"
                + CHILD
                + "','Name':'c1','Input':{'n':7}}"
                + fields));
    return stepFunctions.startExecution("parent", "{}");
  }

  private static String waiting(String end) {
    return json(
        "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':3600,'Next':'E'},'E':" + end + "}}");
  }

  private Execution child() {
    return stepFunctions.executions().stream()
        .filter(execution -> execution.stateMachineArn().equals(CHILD))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_request_starts_the_child_and_goes_on() {
    Execution parent =
        start(waiting("{'Type':'Succeed'}"), "arn:aws:states:::states:startExecution", "");

    assertThat(parent.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(child().status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(child().input()).isEqualTo("{\"n\":7}");
    clock.advanceBy(Duration.ofHours(1));
    assertThat(child().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void a_parent_waits_for_its_child_and_sees_the_output_as_json() {
    Execution parent =
        start(
            waiting("{'Type':'Pass','Result':{'ok':true},'End':true}"),
            "arn:aws:states:::states:startExecution.sync:2",
            ",'ResultSelector':{'status.$':'$.Status','output.$':'$.Output'}");

    clock.advanceBy(Duration.ofMinutes(59));
    assertThat(parent.status()).isEqualTo(ExecutionStatus.RUNNING);
    clock.advanceBy(Duration.ofMinutes(1));
    assertThat(parent.output()).contains("{\"status\":\"SUCCEEDED\",\"output\":{\"ok\":true}}");
  }

  @Test
  void the_older_pattern_gives_the_output_as_text() {
    Execution parent =
        start(
            Machines.PASS,
            "arn:aws:states:::states:startExecution.sync",
            ",'ResultSelector':{'output.$':'$.Output'}");

    assertThat(parent.output()).contains("{\"output\":\"{\\\"n\\\":7}\"}");
  }

  @Test
  void a_child_that_fails_fails_the_task() {
    Execution parent =
        start(
            waiting("{'Type':'Fail','Error':'Own','Cause':'broken'}"),
            "arn:aws:states:::states:startExecution.sync:2",
            "");
    clock.advanceBy(Duration.ofHours(1));

    assertThat(parent.error()).contains("States.TaskFailed");
    assertThat(parent.cause().orElseThrow())
        .startsWith("{\"Cause\":\"broken\",\"Error\":\"Own\",\"ExecutionArn\":\"")
        .contains("\"Status\":\"FAILED\"");
  }

  /** Each one quotes the failure of the next, with twice as many backslashes. */
  @Test
  void a_cause_that_quotes_causes_is_no_longer_than_the_api_shows() {
    stepFunctions.createStateMachine(
        "child",
        json(
            "{'StartAt':'C','States':{'C':{'Type':'Choice','Choices':[{'Variable':'$.n',"
                + "'NumericEquals':0,'Next':'F'}],'Default':'T'},'F':{'Type':'Fail','Error':'E',"
                + "'CausePath':'$.quote'},'T':{'Type':'Task','End':true,'Resource':"
                + "'arn:aws:states:::states:startExecution.sync:2','Parameters':"
                + "{'StateMachineArn':'"
                + CHILD
                + "','Input':{'n.$':'States.MathAdd($.n, -1)','quote.$':'$.quote'}}}}}"));

    Execution first = stepFunctions.startExecution("child", "{\"n\":14,\"quote\":\"\\\"\"}");

    assertThat(first.error()).contains("States.TaskFailed");
    assertThat(first.cause().orElseThrow()).hasSize(32_768);
    assertThat(stepFunctions.executions()).hasSize(15);
  }

  @Test
  void a_parent_that_is_stopped_stops_its_child() {
    Execution parent =
        start(waiting("{'Type':'Succeed'}"), "arn:aws:states:::states:startExecution.sync:2", "");
    client.stopExecution(r -> r.executionArn(parent.executionArn()));

    assertThat(child().status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(child().cause())
        .contains(
            "The Task state in AWS Step Functions execution ["
                + parent.executionArn()
                + "] which was managing this resource was aborted");
  }

  // Documented: stopped executions and branches stop jobs; a state's own timeout is not named.
  @Test
  void a_task_that_times_out_leaves_its_child_alone() {
    Execution parent =
        start(
            waiting("{'Type':'Succeed'}"),
            "arn:aws:states:::states:startExecution.sync:2",
            ",'TimeoutSeconds':60");
    clock.advanceBy(Duration.ofHours(1));

    assertThat(parent.error()).contains("States.Timeout");
    assertThat(child().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void a_child_that_does_not_exist_fails_the_task_by_aws_s_name() {
    stepFunctions.createStateMachine(
        "parent",
        Machines.task(
            "arn:aws:states:::states:startExecution",
            ",'Parameters':{'StateMachineArn':'" + CHILD + "'}"));
    Execution parent = stepFunctions.startExecution("parent", "{}");

    assertThat(parent.error()).contains("StepFunctions.StateMachineDoesNotExistException");
    assertThat(parent.cause().orElseThrow())
        .startsWith(
            "State Machine Does Not Exist: '"
                + CHILD
                + "' (Service: AWSStepFunctions; Status Code: 400; Error Code:"
                + " StateMachineDoesNotExist; Request ID: ");
  }

  @Test
  void another_worker_s_token_can_be_completed_by_a_state() {
    stepFunctions.createActivity("work");
    stepFunctions.createStateMachine(
        "waiter", Machines.task(Machines.ACTIVITY, ",'HeartbeatSeconds':60"));
    Execution waiter = stepFunctions.startExecution("waiter", "{}");
    String token = client.getActivityTask(r -> r.activityArn(Machines.ACTIVITY)).taskToken();
    stepFunctions.createStateMachine(
        "parent",
        Machines.task(
            "arn:aws:states:::aws-sdk:sfn:sendTaskSuccess",
            ",'Parameters':{'TaskToken.$':'$.token','Output':{'from':'state'}}"));
    stepFunctions.startExecution("parent", "{\"token\":\"" + token + "\"}");

    assertThat(waiter.output()).contains("{\"from\":\"state\"}");
  }

  // Whether the service waits for such an execution is not known.
  @Test
  void an_express_child_is_waited_for_too() {
    client.createStateMachine(
        r ->
            r.name("child")
                .definition(waiting("{'Type':'Pass','Result':7,'End':true}").replace("3600", "60"))
                .roleArn(Machines.ROLE)
                .type("EXPRESS"));
    stepFunctions.createStateMachine(
        "parent",
        Machines.task(
            "arn:aws:states:::states:startExecution.sync:2",
            ",'Parameters':{'StateMachineArn':'" + CHILD + "'},'OutputPath':'$.Output'"));
    Execution parent = stepFunctions.startExecution("parent", "{}");
    clock.advanceBy(Duration.ofMinutes(1));

    assertThat(parent.output()).contains("7");
  }

  @Test
  void a_state_may_look_for_other_executions() {
    stepFunctions.createStateMachine(
        "parent",
        Machines.task(
            "arn:aws:states:::aws-sdk:sfn:listExecutions",
            ",'Parameters':{'StateMachineArn.$':'$$.StateMachine.Id','StatusFilter':'RUNNING',"
                + "'MaxResults':10},'ResultSelector':{'arns.$':'$.Executions[*].ExecutionArn',"
                + "'counts.$':'$.Executions[*].RedriveCount'}"));
    Execution parent = stepFunctions.startExecution("parent", "{}");

    assertThat(parent.output())
        .contains("{\"arns\":[\"" + parent.executionArn() + "\"],\"counts\":[0]}");
  }

  @Test
  void a_state_may_tag_a_resource() {
    stepFunctions.createActivity("work");
    stepFunctions.createStateMachine(
        "parent",
        Machines.task(
            "arn:aws:states:::aws-sdk:sfn:tagResource",
            ",'Parameters':{'ResourceArn':'"
                + Machines.ACTIVITY
                + "','Tags':[{'Key':'k','Value':'v'}]}"));

    assertThat(stepFunctions.startExecution("parent", "{}").output()).contains("{}");
    assertThat(client.listTagsForResource(r -> r.resourceArn(Machines.ACTIVITY)).tags())
        .extracting(tag -> tag.key() + "=" + tag.value())
        .containsExactly("k=v");
  }

  @Test
  void parameters_that_the_action_does_not_take_fail_the_execution() {
    stepFunctions.createStateMachine(
        "parent",
        Machines.task(
            "arn:aws:states:::aws-sdk:sfn:listExecutions",
            ",'Parameters':{'MaxResults':'ten','Colour':'red'}"));

    assertThat(stepFunctions.startExecution("parent", "{}").cause())
        .contains(
            """
            The Parameters '{"MaxResults":"ten","Colour":"red"}' could not be used to \
            start the Task: [The field 'Colour' is not supported by Step Functions, The \
            value for the field 'MaxResults' must be of type INTEGER]\
            """);
  }

  @Test
  void the_test_s_own_answer_goes_first() {
    stepFunctions.integration("states:startExecution").returns("{\"ExecutionArn\":\"own\"}");
    Execution parent =
        start(waiting("{'Type':'Succeed'}"), "arn:aws:states:::states:startExecution", "");

    assertThat(parent.output()).contains("{\"ExecutionArn\":\"own\"}");
    assertThat(stepFunctions.executions()).hasSize(1);
  }
}
