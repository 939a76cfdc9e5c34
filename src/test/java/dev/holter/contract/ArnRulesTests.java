package dev.holter.contract;

import static dev.holter.Caught.catchThrowableOfType;
import static dev.holter.contract.Machines.PREFIX;
import static dev.holter.contract.TagTests.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** What operations answer to an ARN that they cannot use. */
@StepFunctionsTest
class ArnRulesTests {
  private final Map<String, Consumer<String>> onActivities = new LinkedHashMap<>();
  private final Map<String, Consumer<String>> onMachines = new LinkedHashMap<>();
  private final Map<String, Consumer<String>> onExecutions = new LinkedHashMap<>();
  private final Map<String, Consumer<String>> onResources = new LinkedHashMap<>();

  private final SfnClient client;

  ArnRulesTests(FakeStepFunctions stepFunctions, SfnClient client) {
    this.client = client;
    onActivities.put("describe", arn -> client.describeActivity(r -> r.activityArn(arn)));
    onActivities.put("poll", arn -> client.getActivityTask(r -> r.activityArn(arn)));
    onMachines.put("describe", arn -> client.describeStateMachine(r -> r.stateMachineArn(arn)));
    onMachines.put("start", arn -> client.startExecution(r -> r.stateMachineArn(arn)));
    onMachines.put("list", arn -> client.listExecutions(r -> r.stateMachineArn(arn)));
    onMachines.put(
        "update", arn -> client.updateStateMachine(r -> r.stateMachineArn(arn).definition("{}")));
    onExecutions.put("describe", arn -> client.describeExecution(r -> r.executionArn(arn)));
    onExecutions.put("history", arn -> client.getExecutionHistory(r -> r.executionArn(arn)));
    onExecutions.put("stop", arn -> client.stopExecution(r -> r.executionArn(arn)));
    onExecutions.put(
        "machine", arn -> client.describeStateMachineForExecution(r -> r.executionArn(arn)));
    onResources.put("list", arn -> client.listTagsForResource(r -> r.resourceArn(arn)));
    onResources.put("untag", arn -> client.untagResource(r -> r.resourceArn(arn).tagKeys("k")));
    onResources.put("tag", arn -> client.tagResource(r -> r.resourceArn(arn).tags(tag("k", "v"))));
    assertThat(stepFunctions.executions()).isEmpty();
  }

  private static void assertAll(
      Map<String, Consumer<String>> operations, String arn, String expected) {
    assertThat(operations).isNotEmpty();
    operations.forEach(
        (name, call) ->
            assertThat(Told.error(() -> call.accept(arn))).as(name).isEqualTo(expected));
  }

  /** AWS documents the error and its reason. The words are ours. */
  @Test
  void the_arn_of_a_distributed_map_state_is_no_state_machine() {
    String arn = PREFIX + "stateMachine:m/label";
    onMachines.put("delete", one -> client.deleteStateMachine(r -> r.stateMachineArn(one)));

    assertAll(
        onMachines,
        arn,
        "ValidationException 400 This operation does not support the ARN of a Distributed Map"
            + " state: '"
            + arn
            + "'");
    assertThat(
            catchThrowableOfType(
                    ValidationException.class,
                    () -> client.startExecution(r -> r.stateMachineArn(arn)))
                .reasonAsString())
        .isEqualTo("API_DOES_NOT_SUPPORT_LABELED_ARNS");
  }

  // Recorded for six of these operations.
  @Test
  void what_does_not_begin_like_an_arn_has_an_invalid_prefix() {
    String expected = "InvalidArn 400 Invalid Arn: 'Invalid ARN prefix: no_arn'";

    assertAll(onActivities, "no_arn", expected);
    assertAll(onMachines, "no_arn", expected);
    assertAll(onExecutions, "no_arn", expected);
    assertAll(onResources, "no_arn", expected);
  }

  // Recorded for express executions.
  @Test
  void another_kind_of_resource_is_not_valid_in_the_context() {
    String express = PREFIX + "express:m:e:a3b1";
    assertAll(
        onExecutions,
        express,
        "InvalidArn 400 Invalid Arn: 'Resource type not valid in this context: express'");
    assertAll(
        onMachines,
        PREFIX + "activity:a",
        "InvalidArn 400 Invalid Arn: 'Resource type not valid in this context: activity'");
    assertAll(
        onActivities,
        PREFIX + "stateMachine:m",
        "InvalidArn 400 Invalid Arn: 'Resource type not valid in this context: stateMachine'");
  }

  // Recorded.
  @Test
  void what_is_not_there_does_not_exist() {
    assertAll(
        onActivities,
        PREFIX + "activity:a",
        "ActivityDoesNotExist 400 Activity Does Not Exist: '" + PREFIX + "activity:a'");
    assertAll(
        onMachines,
        PREFIX + "stateMachine:m",
        "StateMachineDoesNotExist 400 State Machine Does Not Exist: '"
            + PREFIX
            + "stateMachine:m'");
    assertAll(
        onMachines,
        PREFIX + "stateMachine:m:1",
        "StateMachineDoesNotExist 400 State Machine Does Not Exist: '"
            + PREFIX
            + "stateMachine:m:1'");
    assertAll(
        onExecutions,
        PREFIX + "execution:m:e",
        "ExecutionDoesNotExist 400 Execution Does Not Exist: '" + PREFIX + "execution:m:e'");
  }

  // The text is recorded; the status is the model's.
  @Test
  void tags_of_what_is_not_there_are_not_found() {
    assertAll(
        onResources,
        PREFIX + "stateMachine:m:1",
        "ResourceNotFound 404 Resource not found: '" + PREFIX + "stateMachine:m:1'");
  }
}
