package dev.holter.contract;

import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.PASS;
import static dev.holter.contract.Machines.PREFIX;
import static dev.holter.contract.Machines.ROLE;
import static dev.holter.contract.Machines.states;
import static dev.holter.contract.Machines.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.LogLevel;

/** Update, describe and delete. */
@StepFunctionsTest
class StateMachineLifeTests {
  private static final String MACHINE = PREFIX + "stateMachine:m";
  private static final String OTHER = states("Q", "'Q':{'Type':'Pass','End':true}");
  private static final String CONFIGURATION =
      "'loggingConfiguration':{'level':'OFF','includeExecutionData':false},"
          + "'tracingConfiguration':{'enabled':false}";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  StateMachineLifeTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  // Recorded members.
  @Test
  void a_new_state_machine_has_no_revision() {
    stepFunctions.createStateMachine("m", states("S", "'S':{'Type':'Succeed'}"));

    assertThat(Told.answer(client.describeStateMachine(r -> r.stateMachineArn(MACHINE))))
        .isEqualTo(
            "{'stateMachineArn':'"
                + MACHINE
                + "','name':'m','status':'ACTIVE','definition':'{\\'StartAt\\':\\'S\\',"
                + "\\'States\\':{\\'S\\':{\\'Type\\':\\'Succeed\\'}}}','roleArn':'"
                + ROLE
                + "','type':'STANDARD','creationDate':'2025-01-01T00:00:00Z',"
                + CONFIGURATION
                + ",'encryptionConfiguration':{'type':'AWS_OWNED_KEY'}}");
  }

  // Recorded: nothing changed, no revision; the same again, the same revision.
  @Test
  void only_a_change_makes_a_revision() {
    stepFunctions.createStateMachine("m", PASS);
    clock.advanceBy(Duration.ofMinutes(1));

    var unchanged = client.updateStateMachine(r -> r.stateMachineArn(MACHINE).definition(PASS));
    var changed = client.updateStateMachine(r -> r.stateMachineArn(MACHINE).definition(OTHER));
    var again = client.updateStateMachine(r -> r.stateMachineArn(MACHINE).definition(OTHER));
    var role = client.updateStateMachine(r -> r.stateMachineArn(MACHINE).roleArn(ROLE + "2"));

    assertThat(Told.answer(unchanged)).isEqualTo("{'updateDate':'2025-01-01T00:01:00Z'}");
    assertThat(changed.revisionId()).isNotEmpty().isEqualTo(again.revisionId());
    assertThat(role.revisionId()).isNotEmpty().isNotEqualTo(changed.revisionId());
    var described = client.describeStateMachine(r -> r.stateMachineArn(MACHINE));
    assertThat(described.definition()).isEqualTo(OTHER);
    assertThat(described.roleArn()).isEqualTo(ROLE + "2");
    assertThat(described.revisionId()).isEqualTo(role.revisionId());
  }

  // Recorded.
  @Test
  void an_update_needs_something_to_change() {
    stepFunctions.createStateMachine("m", PASS);

    assertThat(Told.error(() -> client.updateStateMachine(r -> r.stateMachineArn(MACHINE))))
        .isEqualTo(
            "MissingRequiredParameter 400 Either the definition, the role ARN, the"
                + " LoggingConfiguration, or the TracingConfiguration must be specified");
  }

  // Documented: a running execution keeps what it started with.
  @Test
  void an_update_does_not_touch_executions_under_way() {
    stepFunctions.createStateMachine("m", task(ACTIVITY, ""));
    Execution execution = stepFunctions.startExecution("{}");
    client.updateStateMachine(
        r -> r.stateMachineArn(MACHINE).definition(OTHER).roleArn(ROLE + "2"));

    assertThat(
            Told.answer(
                client.describeStateMachineForExecution(
                    r -> r.executionArn(execution.executionArn()))))
        .isEqualTo(
            "{'stateMachineArn':'"
                + MACHINE
                + "','name':'m','definition':'"
                + task(ACTIVITY, "").replace("\"", "\\'")
                + "','roleArn':'"
                + ROLE
                + "','updateDate':'2025-01-01T00:00:00Z',"
                + CONFIGURATION
                + ",'encryptionConfiguration':{'type':'AWS_OWNED_KEY'}}");
    String token = client.getActivityTask(r -> r.activityArn(ACTIVITY)).taskToken();
    client.sendTaskSuccess(r -> r.taskToken(token).output("7"));
    assertThat(execution.output()).contains("7");
  }

  @Test
  void a_refused_update_changes_nothing() {
    stepFunctions.createStateMachine("m", PASS);
    String before = Told.answer(client.describeStateMachine(r -> r.stateMachineArn(MACHINE)));

    assertThat(
            Told.error(
                () ->
                    client.updateStateMachine(
                        r -> r.stateMachineArn(MACHINE).definition("{}").roleArn(ROLE + "2"))))
        .isEqualTo(
            "InvalidDefinition 400 Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED:"
                + " These fields are required: [States, StartAt] at /'");
    assertThat(Told.answer(client.describeStateMachine(r -> r.stateMachineArn(MACHINE))))
        .isEqualTo(before);
  }

  // Recorded: 200 whether it was there or not.
  @Test
  void a_deletion_without_executions_is_immediate() {
    stepFunctions.createStateMachine("m", PASS);
    stepFunctions.startExecution("{}");

    assertThat(Told.answer(client.deleteStateMachine(r -> r.stateMachineArn(MACHINE))))
        .isEqualTo("{}");
    assertThat(Told.answer(client.deleteStateMachine(r -> r.stateMachineArn(MACHINE))))
        .isEqualTo("{}");
    assertThat(Told.error(() -> client.describeStateMachine(r -> r.stateMachineArn(MACHINE))))
        .isEqualTo("StateMachineDoesNotExist 400 State Machine Does Not Exist: '" + MACHINE + "'");
  }

  // Documented: executions end at their next transition, the machine with the last of them.
  @Test
  void a_deletion_waits_for_the_next_transition_of_its_executions() {
    stepFunctions.createStateMachine(
        "m",
        states("T", Machines.taskState(ACTIVITY, "'Next':'P'", "") + ",'P':{'Type':'Succeed'}"));
    Execution execution = stepFunctions.startExecution("{}");
    String token = client.getActivityTask(r -> r.activityArn(ACTIVITY)).taskToken();
    client.deleteStateMachine(r -> r.stateMachineArn(MACHINE));

    assertThat(client.describeStateMachine(r -> r.stateMachineArn(MACHINE)).statusAsString())
        .isEqualTo("DELETING");
    // The text was never sighted; it follows the pattern of its neighbours.
    assertThat(Told.error(() -> client.startExecution(r -> r.stateMachineArn(MACHINE))))
        .isEqualTo("StateMachineDeleting 400 State Machine is being deleted: '" + MACHINE + "'");
    assertThat(execution.status()).hasToString("RUNNING");
    client.sendTaskSuccess(r -> r.taskToken(token).output("{}"));

    assertThat(execution.status()).hasToString("ABORTED");
    assertThat(Told.history(client, execution.executionArn()))
        .endsWith("6<5 TaskStateExited {'name':'T','output':'{}'}", "7<0 ExecutionAborted {}");
    assertThat(Told.error(() -> client.describeStateMachine(r -> r.stateMachineArn(MACHINE))))
        .startsWith("StateMachineDoesNotExist");
  }

  // Recorded.
  @Test
  void logging_needs_exactly_one_destination() {
    assertThat(
            Told.error(
                () ->
                    client.createStateMachine(
                        r ->
                            r.name("m")
                                .definition(PASS)
                                .roleArn(ROLE)
                                .loggingConfiguration(l -> l.level(LogLevel.ALL)))))
        .isEqualTo(
            "InvalidLoggingConfiguration 400 Invalid Logging Configuration: Must specify exactly"
                + " one Log Destination.");
    assertThat(client.listStateMachines().stateMachines()).isEmpty();
  }
}
