package dev.holter.contract;

import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.PASS;
import static dev.holter.contract.Machines.PREFIX;
import static dev.holter.contract.Machines.ROLE;
import static dev.holter.contract.Machines.task;
import static dev.holter.contract.TagTests.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.EncryptionType;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** What the same call again does. */
@StepFunctionsTest
class IdempotencyTests {
  private static final String MACHINE = PREFIX + "stateMachine:m";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  IdempotencyTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  // Documented: on the name alone; other tags are ignored and not applied.
  @Test
  void an_activity_of_the_same_name_is_the_same() {
    var first = client.createActivity(r -> r.name("work").tags(tag("a", "1")));
    clock.advanceBy(Duration.ofHours(1));
    var again = client.createActivity(r -> r.name("work").tags(tag("b", "2")));

    assertThat(again.activityArn()).isEqualTo(first.activityArn()).isEqualTo(ACTIVITY);
    assertThat(again.creationDate()).isEqualTo(VirtualClock.DEFAULT_START);
    assertThat(Told.answer(client.listTagsForResource(r -> r.resourceArn(ACTIVITY))))
        .isEqualTo("{'tags':[{'key':'a','value':'1'}]}");
  }

  // Documented; the text follows the pattern of its neighbours.
  @Test
  void an_activity_with_another_encryption_already_exists() {
    client.createActivity(r -> r.name("work"));

    assertThat(
            Told.error(
                () ->
                    client.createActivity(
                        r ->
                            r.name("work")
                                .encryptionConfiguration(
                                    e ->
                                        e.type(EncryptionType.CUSTOMER_MANAGED_KMS_KEY)
                                            .kmsKeyId("k")))))
        .isEqualTo("ActivityAlreadyExists 400 Activity Already Exists: 'work'");
  }

  // Recorded: the definitions are compared as text; documented: role and tags are ignored.
  @Test
  void a_state_machine_of_the_same_text_is_the_same_and_of_another_is_not() {
    var first = client.createStateMachine(r -> r.name("m").definition(PASS).roleArn(ROLE));
    clock.advanceBy(Duration.ofHours(1));
    var again = client.createStateMachine(r -> r.name("m").definition(PASS).roleArn(ROLE + "2"));

    assertThat(Told.answer(again)).isEqualTo(Told.answer(first));
    assertThat(client.describeStateMachine(r -> r.stateMachineArn(MACHINE)).roleArn())
        .isEqualTo(ROLE);
    for (String other : new String[] {PASS + " ", task(ACTIVITY, "")}) {
      assertThat(
              Told.error(
                  () ->
                      client.createStateMachine(r -> r.name("m").definition(other).roleArn(ROLE))))
          .isEqualTo(
              "StateMachineAlreadyExists 400 State Machine Already Exists: '" + MACHINE + "'");
    }
  }

  // Recorded for the first two; documented for the execution that has ended.
  @Test
  void an_execution_of_the_same_name_and_input_is_the_same_while_it_runs() {
    stepFunctions.createStateMachine("m", task(ACTIVITY, ""));
    StartExecutionResponse first = start("e", "{}");
    clock.advanceBy(Duration.ofHours(1));

    assertThat(Told.answer(start("e", "{}"))).isEqualTo(Told.answer(first));
    String exists =
        "ExecutionAlreadyExists 400 Execution Already Exists: '" + PREFIX + "execution:m:e'";
    assertThat(Told.error(() -> start("e", "{ }"))).isEqualTo(exists);
    client.stopExecution(r -> r.executionArn(first.executionArn()));
    assertThat(Told.error(() -> start("e", "{}"))).isEqualTo(exists);
    assertThat(stepFunctions.executions()).hasSize(1);
  }

  private StartExecutionResponse start(String name, String input) {
    return client.startExecution(r -> r.stateMachineArn(MACHINE).name(name).input(input));
  }

  @Test
  void an_execution_without_a_name_gets_one_and_an_empty_object() {
    stepFunctions.createStateMachine("m", PASS);

    String arn = client.startExecution(r -> r.stateMachineArn(MACHINE)).executionArn();

    assertThat(arn)
        .matches(PREFIX + "execution:m:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab].{3}-.{12}");
    assertThat(client.describeExecution(r -> r.executionArn(arn)).input()).isEqualTo("{}");
  }
}
