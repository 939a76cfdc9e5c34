package dev.holter.contract;

import static dev.holter.contract.Machines.PASS;
import static dev.holter.contract.Machines.PREFIX;
import static dev.holter.contract.Machines.ROLE;
import static dev.holter.contract.Machines.states;
import static dev.holter.contract.Machines.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Input that the service refuses, each with the whole text; nothing changes by it. */
@StepFunctionsTest
class BadInputTests {
  private static final String DEFINITION =
      "InvalidDefinition 400 Invalid State Machine Definition: '";
  private static final String INPUT =
      "InvalidExecutionInput 400 Invalid State Machine Execution Input: '";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;

  BadInputTests(FakeStepFunctions stepFunctions, SfnClient client) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    stepFunctions.createStateMachine("there", PASS);
  }

  @AfterEach
  void nothing_has_changed() {
    assertThat(client.listStateMachines().stateMachines()).hasSize(1);
    assertThat(client.listActivities().activities()).isEmpty();
    assertThat(stepFunctions.executions()).isEmpty();
    assertThat(stepFunctions.tasks()).isEmpty();
  }

  /** Recorded, but for the first one's {@code at null} and the activity of another region. */
  static Stream<Arguments> definitions() {
    String elsewhere = "arn:aws:states:eu-west-1:123456789012:activity:work";
    return Stream.of(
        Arguments.of(
            " ", "SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at null"),
        Arguments.of(
            "not a definition",
            "INVALID_JSON_DESCRIPTION: Unrecognized token 'not': was expecting (JSON String,"
                + " Number, Array, Object or token 'null', 'true' or 'false')\n"
                + " at [Source: (String)\"not a definition\"; line: 1, column: 4] at [Source:"
                + " (String)\"not a definition\"; line: 1, column: 4]"),
        Arguments.of(
            "{}", "SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /"),
        Arguments.of(
            states("T", "'T':{'Type':'Tusk','End':true}"),
            "SCHEMA_VALIDATION_FAILED: The field 'Type' should have one of these values: [Task,"
                + " Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at /States/T/Type"),
        Arguments.of(
            task(elsewhere, ""),
            "SCHEMA_VALIDATION_FAILED: The resource provided "
                + elsewhere
                + " is not recognized. The value is not a valid resource ARN, or the resource is"
                + " not available in this region. at /States/T/Resource"),
        Arguments.of(
            states("W", "'W':{'Type':'Wait','Timestamp':'tomorrow','End':true}"),
            "SCHEMA_VALIDATION_FAILED: String does not match RFC3339 timestamp at"
                + " /States/W/Timestamp"));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void an_unreadable_definition(String definition, String problem) {
    assertThat(
            Told.error(
                () ->
                    client.createStateMachine(
                        r -> r.name("m").definition(definition).roleArn(ROLE))))
        .isEqualTo(DEFINITION + problem + "'");
  }

  @Test
  void a_role_that_is_no_arn() {
    assertThat(
            Told.error(
                () -> client.createStateMachine(r -> r.name("m").definition(PASS).roleArn("me"))))
        .isEqualTo("InvalidArn 400 Invalid Arn: 'Invalid ARN prefix: me'");
  }

  // Recorded.
  @Test
  void an_input_that_is_not_json() {
    assertThat(start("")).isEqualTo(INPUT + "Invalid execution input.'");
    assertThat(start("not some json"))
        .isEqualTo(
            INPUT
                + "Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or"
                + " token 'null', 'true' or 'false')'");
    assertThat(start("{'not': 'json'"))
        .isEqualTo(
            INPUT
                + "Unexpected character (''' (code 39)): was expecting double-quote to start field"
                + " name'");
  }

  private String start(String input) {
    return Told.error(
        () ->
            client.startExecution(
                r -> r.stateMachineArn(PREFIX + "stateMachine:there").input(input)));
  }

  // Recorded: without publish there is no version to describe.
  @Test
  void a_version_description_without_a_version() {
    assertThat(
            Told.error(
                () ->
                    client.createStateMachine(
                        r ->
                            r.name("m")
                                .definition(PASS)
                                .roleArn(ROLE)
                                .versionDescription("first"))))
        .isEqualTo(
            "ValidationException 400 Version description can only be set when publish is true");
  }

  @Test
  void a_type_that_is_none() {
    assertThat(
            Told.error(
                () ->
                    client.createStateMachine(
                        r -> r.name("m").definition(PASS).roleArn(ROLE).type("FAST"))))
        .isEqualTo(
            "ValidationException 400 1 validation error detected: Value 'FAST' at 'type' failed to"
                + " satisfy constraint: Member must satisfy enum value set: [STANDARD, EXPRESS]");
  }

  @Test
  void a_list_of_executions_of_nothing() {
    assertThat(Told.error(() -> client.listExecutions(r -> {})))
        .isEqualTo(
            "ValidationException 400 Must provide exactly one of stateMachineArn or mapRunArn");
  }
}
