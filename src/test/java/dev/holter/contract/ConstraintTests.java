package dev.holter.contract;

import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.PREFIX;
import static dev.holter.contract.Machines.ROLE;
import static dev.holter.contract.Machines.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.execution.Execution;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Bounds of members, on both sides; the form is recorded, hidden values are inferred. */
@StepFunctionsTest
class ConstraintTests {
  private static final String ONE = "ValidationException 400 1 validation error detected: ";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;

  ConstraintTests(FakeStepFunctions stepFunctions, SfnClient client) {
    this.stepFunctions = stepFunctions;
    this.client = client;
  }

  private static void assertViolates(String violation, ThrowingCallable call) {
    assertThat(Told.error(call)).isEqualTo(ONE + violation);
  }

  private static String missing(String field) {
    return "Value null at '" + field + "' failed to satisfy constraint: Member must not be null";
  }

  @Test
  void required_members_must_be_there() {
    assertViolates(missing("name"), () -> client.createActivity(r -> {}));
    assertViolates(missing("activityArn"), () -> client.describeActivity(r -> {}));
    assertViolates(missing("activityArn"), () -> client.deleteActivity(r -> {}));
    assertViolates(missing("activityArn"), () -> client.getActivityTask(r -> {}));
    assertViolates(missing("taskToken"), () -> client.sendTaskHeartbeat(r -> {}));
    assertViolates(missing("taskToken"), () -> client.sendTaskFailure(r -> {}));
    assertViolates(missing("output"), () -> client.sendTaskSuccess(r -> r.taskToken("t")));
    assertViolates(missing("stateMachineArn"), () -> client.startExecution(r -> {}));
    assertViolates(missing("stateMachineArn"), () -> client.updateStateMachine(r -> {}));
    assertViolates(missing("stateMachineArn"), () -> client.describeStateMachine(r -> {}));
    assertViolates(missing("stateMachineArn"), () -> client.deleteStateMachine(r -> {}));
    assertViolates(missing("executionArn"), () -> client.stopExecution(r -> {}));
    assertViolates(missing("executionArn"), () -> client.describeExecution(r -> {}));
    assertViolates(missing("executionArn"), () -> client.getExecutionHistory(r -> {}));
    assertViolates(missing("resourceArn"), () -> client.listTagsForResource(r -> {}));
    assertViolates(missing("tags"), () -> client.tagResource(r -> r.resourceArn(ACTIVITY)));
    assertViolates(missing("tagKeys"), () -> client.untagResource(r -> r.resourceArn(ACTIVITY)));
  }

  @Test
  void configurations_have_values_that_there_are() {
    assertViolates(
        "Value 'LOUD' at 'loggingConfiguration.level' failed to satisfy constraint: Member must"
            + " satisfy enum value set: [ALL, ERROR, FATAL, OFF]",
        () ->
            client.createStateMachine(
                r ->
                    r.name("m")
                        .definition(Machines.PASS)
                        .roleArn(ROLE)
                        .loggingConfiguration(l -> l.level("LOUD"))));
    assertViolates(
        "Value 'ROT13' at 'encryptionConfiguration.type' failed to satisfy constraint: Member must"
            + " satisfy enum value set: [AWS_OWNED_KEY, CUSTOMER_MANAGED_KMS_KEY]",
        () ->
            client.createActivity(r -> r.name("a").encryptionConfiguration(e -> e.type("ROT13"))));
    assertViolates(
        "Value '901' at 'encryptionConfiguration.kmsDataKeyReusePeriodSeconds' failed to satisfy"
            + " constraint: Member must have value less than or equal to 900",
        () ->
            client.updateStateMachine(
                r ->
                    r.stateMachineArn(PREFIX + "stateMachine:m")
                        .encryptionConfiguration(
                            e ->
                                e.type("CUSTOMER_MANAGED_KMS_KEY")
                                    .kmsKeyId("k")
                                    .kmsDataKeyReusePeriodSeconds(901))));
    assertViolates(
        "Value 'SOME' at 'includedData' failed to satisfy constraint: Member must satisfy enum"
            + " value set: [ALL_DATA, METADATA_ONLY]",
        () ->
            client.describeExecution(
                r -> r.executionArn(PREFIX + "execution:m:e").includedData("SOME")));
  }

  /** The operations that begin something check it as well. */
  @Test
  void what_is_included_has_values_that_there_are() {
    String violation =
        "Value 'SOME' at 'includedData' failed to satisfy constraint: Member must satisfy enum"
            + " value set: [ALL_DATA, METADATA_ONLY]";

    assertViolates(
        violation,
        () ->
            client.describeStateMachineForExecution(
                r -> r.executionArn(PREFIX + "execution:m:e").includedData("SOME")));
    assertViolates(
        violation,
        () ->
            client.startSyncExecution(
                r -> r.stateMachineArn(PREFIX + "stateMachine:m").includedData("SOME")));
  }

  // From the API model.
  @Test
  void a_trace_header_is_ascii() {
    stepFunctions.createStateMachine("m", Machines.PASS);
    String machine = PREFIX + "stateMachine:m";

    assertViolates(
        "Value 'Root=\u00e9' at 'traceHeader' failed to satisfy constraint: Member must satisfy"
            + " regular expression pattern: \\p{ASCII}*",
        () -> client.startExecution(r -> r.stateMachineArn(machine).traceHeader("Root=\u00e9")));
    assertThat(
            Told.error(
                () -> client.startExecution(r -> r.stateMachineArn(machine).traceHeader("Root=1"))))
        .isEqualTo("none");
  }

  // From the API model; the form is that of other AWS services.
  @Test
  void the_keys_of_tags_that_go_have_the_length_of_a_key() {
    String activity = stepFunctions.createActivity("work");
    String rule =
        "' at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must"
            + " have length less than or equal to 128, Member must have length greater than or"
            + " equal to 1]";

    assertViolates(
        "Value '[a, ]" + rule,
        () -> client.untagResource(r -> r.resourceArn(activity).tagKeys("a", "")));
    String longest = "k".repeat(128);
    assertViolates(
        "Value '[" + longest + "k]" + rule,
        () -> client.untagResource(r -> r.resourceArn(activity).tagKeys(longest + "k")));
    assertThat(
            Told.error(() -> client.untagResource(r -> r.resourceArn(activity).tagKeys(longest))))
        .isEqualTo("none");
  }

  /** Bounds come before the question whether there is such a thing. */
  @Test
  void the_limits_of_a_map_run_are_checked_before_it_is_looked_for() {
    assertViolates(
        "Value '-1' at 'maxConcurrency' failed to satisfy constraint: Member must have value"
            + " greater than or equal to 0",
        () -> client.updateMapRun(r -> r.mapRunArn(PREFIX + "mapRun:m/l:i").maxConcurrency(-1)));
  }

  // Inferred: all violations in one message.
  @Test
  void several_violations_are_told_together() {
    assertThat(Told.error(() -> client.createStateMachine(r -> {})))
        .isEqualTo(
            "ValidationException 400 3 validation errors detected: "
                + missing("name")
                + "; "
                + missing("definition")
                + "; "
                + missing("roleArn"));
    assertThat(
            Told.error(
                () ->
                    client.listExecutions(
                        r -> r.stateMachineArn(ACTIVITY).maxResults(1001).nextToken(""))))
        .isEqualTo(
            "ValidationException 400 2 validation errors detected: Value '1001' at 'maxResults'"
                + " failed to satisfy constraint: Member must have value less than or equal to"
                + " 1000; Value '' at 'nextToken' failed to satisfy constraint: Member must have"
                + " length greater than or equal to 1");
    assertThat(client.listStateMachines().stateMachines()).isEmpty();
  }

  @Test
  void pages_have_at_most_a_thousand_items() {
    assertThat(Told.error(() -> client.listActivities(r -> r.maxResults(1000)))).isEqualTo("none");
    assertViolates(
        "Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less"
            + " than or equal to 1000",
        () -> client.listActivities(r -> r.maxResults(1001)));
    assertViolates(
        "Value '-1' at 'maxResults' failed to satisfy constraint: Member must have value greater"
            + " than or equal to 0",
        () -> client.listStateMachines(r -> r.maxResults(-1)));
  }

  @Test
  void page_tokens_are_bounded_and_longer_for_executions() {
    String large = "t".repeat(3097);
    assertViolates(
        "Value '"
            + large
            + "' at 'nextToken' failed to satisfy constraint: Member must have length less than"
            + " or equal to 3096",
        () -> client.listExecutions(r -> r.stateMachineArn(ACTIVITY).nextToken(large)));
    String small = "t".repeat(1025);
    assertViolates(
        "Value '"
            + small
            + "' at 'nextToken' failed to satisfy constraint: Member must have length less than"
            + " or equal to 1024",
        () -> client.listActivities(r -> r.nextToken(small)));
  }

  @Test
  void task_tokens_have_1_to_2048_characters() {
    String fits = "t".repeat(2048);
    assertThat(Told.error(() -> client.sendTaskHeartbeat(r -> r.taskToken(fits))))
        .isEqualTo("InvalidToken 400 Invalid Token: 'Invalid token'");
    assertViolates(
        "Value '"
            + fits
            + "t' at 'taskToken' failed to satisfy constraint: Member must have length less than"
            + " or equal to 2048",
        () -> client.sendTaskHeartbeat(r -> r.taskToken(fits + "t")));
    assertViolates(
        "Value '' at 'taskToken' failed to satisfy constraint: Member must have length greater"
            + " than or equal to 1",
        () -> client.sendTaskFailure(r -> r.taskToken("")));
  }

  // Recorded, in this order of the set.
  @Test
  void a_filter_has_to_be_a_status() {
    assertViolates(
        "Value 'SOME' at 'statusFilter' failed to satisfy constraint: Member must satisfy enum"
            + " value set: [SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, RUNNING]",
        () -> client.listExecutions(r -> r.stateMachineArn(ACTIVITY).statusFilter("SOME")));
  }

  // Inputs and outputs are bounded in bytes of UTF-8; exactly the limit is allowed here.
  @Test
  void payloads_have_at_most_262144_bytes() {
    stepFunctions.createStateMachine("m", task(ACTIVITY, ""));
    String machine = PREFIX + "stateMachine:m";
    String fits = '"' + "ü".repeat(131_071) + '"';
    String large = '"' + "ü".repeat(131_071) + "x\"";
    String rule =
        " failed to satisfy constraint: Member must have length less than or equal to 262144";

    assertViolates(
        "Value at 'input'" + rule,
        () -> client.startExecution(r -> r.stateMachineArn(machine).input(large)));
    assertThat(stepFunctions.executions()).isEmpty();
    Execution execution = stepFunctions.startExecution(fits);
    String token = client.getActivityTask(r -> r.activityArn(ACTIVITY)).taskToken();
    assertViolates(
        "Value at 'output'" + rule,
        () -> client.sendTaskSuccess(r -> r.taskToken(token).output(large)));
    assertThat(execution.tasks().get(0).calls()).isEmpty();
    client.sendTaskSuccess(r -> r.taskToken(token).output(fits));
    assertThat(execution.output()).contains(fits);
  }

  @Test
  void errors_and_causes_have_at_most_256_and_32768_characters() {
    stepFunctions.createStateMachine("m", task(ACTIVITY, ""));
    Execution execution = stepFunctions.startExecution("{}");
    String token = client.getActivityTask(r -> r.activityArn(ACTIVITY)).taskToken();
    String error = "e".repeat(256);
    String cause = "c".repeat(32_768);

    assertThat(
            Told.error(
                () ->
                    client.sendTaskFailure(
                        r -> r.taskToken(token).error(error + "e").cause(cause + "c"))))
        .isEqualTo(
            "ValidationException 400 2 validation errors detected: Value at 'error' failed to"
                + " satisfy constraint: Member must have length less than or equal to 256; Value"
                + " at 'cause' failed to satisfy constraint: Member must have length less than or"
                + " equal to 32768");
    assertThat(execution.status()).hasToString("RUNNING");
    client.sendTaskFailure(r -> r.taskToken(token).error(error).cause(cause));
    assertThat(execution.error()).contains(error);
    assertThat(execution.cause()).contains(cause);
  }

  @Test
  void definitions_are_not_empty_and_fit_into_a_request() {
    String rule = "Value at 'definition' failed to satisfy constraint: Member must have length ";
    assertViolates(
        rule + "greater than or equal to 1",
        () -> client.createStateMachine(r -> r.name("m").definition("").roleArn(ROLE)));
    // A longer one does not fit into a request, which has at most a megabyte.
    assertThat(
            Told.error(
                () ->
                    client.createStateMachine(
                        r -> r.name("m").definition(" ".repeat(1_048_577)).roleArn(ROLE))))
        .isEqualTo("RequestEntityTooLargeException 413 Request size exceeded 1048576 bytes");
    assertThat(client.listStateMachines().stateMachines()).isEmpty();
  }

  @Test
  void worker_names_have_1_to_80_characters() {
    assertViolates(
        "Value '' at 'workerName' failed to satisfy constraint: Member must have length greater"
            + " than or equal to 1",
        () -> client.getActivityTask(r -> r.activityArn(ACTIVITY).workerName("")));
  }
}
