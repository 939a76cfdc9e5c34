package dev.holter.contract;

import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.CALLBACK;
import static dev.holter.contract.Machines.JOB;
import static dev.holter.contract.Machines.PASS;
import static dev.holter.contract.Machines.PREFIX;
import static dev.holter.contract.Machines.REQUEST;
import static dev.holter.contract.Machines.ROLE;
import static dev.holter.contract.Machines.limited;
import static dev.holter.contract.Machines.states;
import static dev.holter.contract.Machines.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;

/** EXPRESS state machines, started asynchronously and synchronously. */
@StepFunctionsTest
class ExpressTests {
  private static final String MACHINE = PREFIX + "stateMachine:m";
  private static final String WAIT =
      states("W", "'W':{'Type':'Wait','Seconds':30,'Next':'S'},'S':{'Type':'Succeed'}");
  private static final String LONG =
      states("W", "'W':{'Type':'Wait','Seconds':301,'Next':'S'},'S':{'Type':'Succeed'}");

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  ExpressTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  private void create(String definition) {
    client.createStateMachine(
        r -> r.name("m").roleArn(ROLE).type("EXPRESS").definition(definition));
  }

  private StartSyncExecutionResponse sync() {
    return client.startSyncExecution(r -> r.stateMachineArn(MACHINE).name("e"));
  }

  private static String told(StartSyncExecutionResponse answer) {
    return Told.answer(answer).replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "<id>");
  }

  // Recorded members, and that the end is waited for; the duration is documented.
  @Test
  void a_synchronous_start_answers_when_the_execution_has_ended() {
    create(WAIT);

    StartSyncExecutionResponse answer =
        client.startSyncExecution(
            r -> r.stateMachineArn(MACHINE).name("e").input(" {}").traceHeader("t"));

    assertThat(told(answer))
        .isEqualTo(
            "{'executionArn':'"
                + PREFIX
                + "express:m:e:<id>','stateMachineArn':'"
                + MACHINE
                + "','name':'e','startDate':'2025-01-01T00:00:00Z','stopDate':"
                + "'2025-01-01T00:00:30Z','status':'SUCCEEDED','input':' {}','inputDetails':"
                + "{'included':true},'output':' {}','outputDetails':{'included':true},"
                + "'traceHeader':'t','billingDetails':{'billedMemoryUsedInMB':64,"
                + "'billedDurationInMilliseconds':30000}}");
    assertThat(clock.instant()).isEqualTo("2025-01-01T00:00:30Z");
  }

  // Recorded.
  @Test
  void a_failure_is_an_answer_like_another() {
    create(states("F", "'F':{'Type':'Fail','Error':'E','Cause':'c'}"));

    assertThat(told(sync()))
        .isEqualTo(
            "{'executionArn':'"
                + PREFIX
                + "express:m:e:<id>','stateMachineArn':'"
                + MACHINE
                + "','name':'e','startDate':'2025-01-01T00:00:00Z','stopDate':"
                + "'2025-01-01T00:00:00Z','status':'FAILED','error':'E','cause':'c','input':'{}',"
                + "'inputDetails':{'included':true},'outputDetails':{'included':true},"
                + "'billingDetails':{'billedMemoryUsedInMB':64,"
                + "'billedDurationInMilliseconds':100}}");
  }

  // The limit is documented.
  @Test
  void no_execution_takes_longer_than_five_minutes() {
    create(limited(LONG, 600));

    StartSyncExecutionResponse answer = sync();

    assertThat(answer.statusAsString()).isEqualTo("TIMED_OUT");
    assertThat(answer.error()).isEqualTo("States.Timeout");
    assertThat(answer.stopDate()).isEqualTo("2025-01-01T00:05:00Z");
  }

  @Test
  void a_shorter_limit_of_the_definition_holds() {
    create(limited(LONG, 60));

    assertThat(sync().stopDate()).isEqualTo("2025-01-01T00:01:00Z");
  }

  @Test
  void data_is_left_out_on_demand() {
    create(PASS);

    StartSyncExecutionResponse answer =
        client.startSyncExecution(r -> r.stateMachineArn(MACHINE).includedData("METADATA_ONLY"));

    assertThat(answer.input()).isNull();
    assertThat(answer.output()).isNull();
    assertThat(answer.statusAsString()).isEqualTo("SUCCEEDED");
  }

  // Recorded.
  @Test
  void only_a_synchronous_execution_has_no_redrive_count() {
    create(
        states(
            "P",
            "'P':{'Type':'Pass','Parameters':{'e.$':'$$.Execution.Name','c.$':"
                + "'$$.Execution'},'OutputPath':'$.c','End':true}"));

    client.startExecution(r -> r.stateMachineArn(MACHINE).name("a"));

    assertThat(sync().output()).doesNotContain("RedriveCount");
    assertThat(stepFunctions.executions().get(0).output().orElseThrow())
        .contains("\"RedriveCount\":0");
  }

  // Recorded.
  @Test
  void an_execution_is_asked_for_through_the_test_only() {
    create(PASS);
    String arn = client.startExecution(r -> r.stateMachineArn(MACHINE).name("e")).executionArn();
    String refused =
        "InvalidArn 400 Invalid Arn: 'Resource type not valid in this context: express'";

    assertThat(arn).startsWith(PREFIX + "express:m:e:");
    assertThat(Told.error(() -> client.describeExecution(r -> r.executionArn(arn))))
        .isEqualTo(refused);
    assertThat(Told.error(() -> client.stopExecution(r -> r.executionArn(arn)))).isEqualTo(refused);
    assertThat(Told.error(() -> client.getExecutionHistory(r -> r.executionArn(arn))))
        .isEqualTo(refused);
    assertThat(Told.error(() -> client.listExecutions(r -> r.stateMachineArn(MACHINE))))
        .isEqualTo(
            "StateMachineTypeNotSupported 400 This operation is not supported by this type of state"
                + " machine");
    Execution execution = stepFunctions.execution(arn).orElseThrow();
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(execution.history()).hasSize(4);
  }

  // Documented.
  @Test
  void a_name_may_be_used_again() {
    create(PASS);

    String first = client.startExecution(r -> r.stateMachineArn(MACHINE).name("e")).executionArn();
    String second = client.startExecution(r -> r.stateMachineArn(MACHINE).name("e")).executionArn();

    assertThat(second).isNotEqualTo(first);
    assertThat(stepFunctions.executions()).extracting(Execution::name).containsExactly("e", "e");
  }

  // Recorded.
  @Test
  void a_standard_state_machine_is_not_started_synchronously() {
    stepFunctions.createStateMachine("m", PASS);

    assertThat(Told.error(this::sync))
        .isEqualTo(
            "StateMachineTypeNotSupported 400 This operation is not supported by this type of state"
                + " machine");
    assertThat(stepFunctions.executions()).isEmpty();
  }

  @Test
  void a_version_is_started_synchronously() {
    client.createStateMachine(
        r -> r.name("m").roleArn(ROLE).type("EXPRESS").definition(PASS).publish(true));

    StartSyncExecutionResponse answer =
        client.startSyncExecution(r -> r.stateMachineArn(MACHINE + ":1"));

    assertThat(answer.stateMachineArn()).isEqualTo(MACHINE);
    assertThat(answer.executionArn()).startsWith(PREFIX + "express:m:");
  }

  // Recorded; the space before "at" is the service's.
  @Test
  void what_an_express_state_machine_cannot_have() {
    stepFunctions.createActivity("work");

    assertThat(Told.error(() -> create(task(ACTIVITY, ""))))
        .isEqualTo(
            "InvalidDefinition 400 Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED:"
                + " Express state machine does not support Activity ARN at /States/T/Resource'");
    assertThat(
            Told.error(
                () -> create(task(CALLBACK, ",'Parameters':{'QueueUrl':'q','MessageBody':'m'}"))))
        .isEqualTo(
            "InvalidDefinition 400 Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED:"
                + " Express state machine does not support '.waitForTaskToken' service integration "
                + " at /States/T/Resource'");
    assertThat(Told.error(() -> create(task(JOB, ",'Parameters':{}"))))
        .isEqualTo(
            "InvalidDefinition 400 Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED:"
                + " Express state machine does not support '.sync' service integration at"
                + " /States/T/Resource'");
  }

  // Documented that the type cannot be changed.
  @Test
  void the_type_stays() {
    create(PASS);
    client.updateStateMachine(r -> r.stateMachineArn(MACHINE).definition(WAIT));

    assertThat(client.describeStateMachine(r -> r.stateMachineArn(MACHINE)).typeAsString())
        .isEqualTo("EXPRESS");
    assertThat(client.listStateMachines(r -> {}).stateMachines())
        .extracting(item -> item.typeAsString())
        .containsExactly("EXPRESS");
    assertThat(
            Told.error(
                () -> client.createStateMachine(r -> r.name("m").roleArn(ROLE).definition(WAIT))))
        .isEqualTo("StateMachineAlreadyExists 400 State Machine Already Exists: '" + MACHINE + "'");
  }

  @Test
  void tasks_are_answered_by_the_test() {
    create(task(REQUEST, ",'Parameters':{'QueueUrl':'q','MessageBody':'m'}"));
    stepFunctions
        .integration("sqs:sendMessage")
        .returns("{\"MessageId\":\"1\"}")
        .after(Duration.ofSeconds(7));

    StartSyncExecutionResponse answer = sync();

    assertThat(answer.output()).isEqualTo("{\"MessageId\":\"1\"}");
    assertThat(answer.stopDate()).isEqualTo("2025-01-01T00:00:07Z");
  }

  @Test
  void several_callers_wait_at_the_same_time() {
    create(WAIT);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int number = i;
      stepFunctions.runWorker(
          () -> {
            client.startSyncExecution(r -> r.stateMachineArn(MACHINE));
            order.add(number);
          });
      clock.advanceBy(Duration.ofSeconds(1));
    }

    clock.advanceBy(Duration.ofSeconds(30));

    assertThat(order).containsExactly(0, 1, 2);
  }
}
