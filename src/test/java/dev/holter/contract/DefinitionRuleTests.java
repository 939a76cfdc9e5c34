package dev.holter.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import dev.holter.time.HeldTimeException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;

/** What may stand in a definition, and what is made of it. */
@StepFunctionsTest
class DefinitionRuleTests {
  private static final String ROLE = "arn:aws:iam::123456789012:role/r";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  DefinitionRuleTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  private String refusal(String definition) {
    return Told.error(
        () -> client.createStateMachine(r -> r.name("m").definition(definition).roleArn(ROLE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:states:us-east-1:123456789012:lambda:invoke",
        "arn:aws:states:us-east-1:123456789012:sqs:sendMessage.waitForTaskToken",
        "arn:aws:states:us-east-1:123456789012:aws-sdk:s3:listBuckets",
        "arn:aws:states:us-east-1::lambda:invoke",
        "arn:aws:states::123456789012:lambda:invoke",
      })
  void a_resource_may_have_region_and_account(String resource) {
    stepFunctions.integration(resource).returns("7");
    stepFunctions.createStateMachine("m", Machines.task(resource, ""));
    Execution execution = stepFunctions.startExecution("m", "{}");

    assertThat(execution.tasks().get(0).resource()).isEqualTo(resource);
    assertThat(resource.endsWith("Token") ? "7" : execution.output().orElseThrow()).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:states:eu-west-1:123456789012:lambda:invoke",
        "arn:aws:states:us-east-1:210987654321:lambda:invoke",
        "arn:aws:states:us-east-1:210987654321:activity:a",
        "arn:aws:states:us-east-1:123456789012:stateMachine:a",
      })
  void of_other_places_there_is_none(String resource) {
    assertThat(refusal(Machines.task(resource, "")))
        .contains("The resource provided " + resource + " is not recognized.");
  }

  @Test
  void a_field_is_given_once() {
    assertThat(refusal(Machines.task(Machines.LAMBDA, ",'Parameters':{'x':1,'x.$':'$.y'}")))
        .contains("The fields 'x' and 'x.$' cannot be given together at /States/T/Parameters");
  }

  @Test
  void a_name_stands_once_in_an_object() {
    assertThat(
            refusal(Machines.states("P", "'P':{'Type':'Pass','End':true},'P':{'Type':'Succeed'}")))
        .contains("INVALID_JSON_DESCRIPTION: Duplicate field 'P'");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"{% 10 %", "10 %}", "` {% 10 %}`", "`{% 10 %} `"})
  void an_expression_is_opened_and_closed_at_the_ends(String text) {
    String state =
        "{'Type':'Pass','QueryLanguage':'JSONata','Output':{'a':['" + text + "']},'End':true}";

    assertThat(refusal(Machines.states("P", "'P':" + state)))
        .contains("A JSONata expression must start with '{%'")
        .contains("/States/P/Output/a[0]");
  }

  @Test
  void items_are_no_function() {
    stepFunctions.createStateMachine(
        "m",
        Machines.states(
            "M",
            "'M':{'Type':'Map','QueryLanguage':'JSONata','Items':'{% $sum %}','ItemProcessor':{"
                + "'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}},'End':true}"));

    assertThat(stepFunctions.startExecution("m", "{}").cause().orElseThrow())
        .endsWith(
            "The JSONata expression '$sum' specified for the field 'Items' returned an unsupported"
                + " result type.");
  }

  @Test
  void headers_of_api_gateway_are_lists() {
    stepFunctions.integration("apigateway:invoke").returns("{}");
    stepFunctions.createStateMachine(
        "m",
        Machines.task(
            "arn:aws:states:::apigateway:invoke", ",'Parameters':{'Headers.$':'$.headers'}"));

    assertThat(stepFunctions.startExecution("m", "{\"headers\":{\"h\":[\"a\",\"b\"]}}").output())
        .contains("{}");
    Execution refused = stepFunctions.startExecution("m", "{\"headers\":{\"h\":\"text\"}}");
    assertThat(refused.error()).contains("States.Runtime");
    assertThat(refused.cause().orElseThrow())
        .endsWith(
            "could not be used to start the Task: [The value of the field 'Headers' has an invalid"
                + " format]");
    assertThat(refused.tasks()).isEmpty();
  }

  @Test
  void logging_is_off_unless_it_is_said_otherwise() {
    String arn =
        client
            .createStateMachine(
                r ->
                    r.name("logged")
                        .definition(Machines.PASS)
                        .roleArn(ROLE)
                        .loggingConfiguration(LoggingConfiguration.builder().build()))
            .stateMachineArn();
    LoggingConfiguration logging =
        client.describeStateMachine(r -> r.stateMachineArn(arn)).loggingConfiguration();

    assertThat(logging.level()).isEqualTo(LogLevel.OFF);
    assertThat(logging.includeExecutionData()).isFalse();
  }

  @Test
  void an_execution_ends_after_a_year() {
    stepFunctions.integration("sqs:sendMessage").returns("{}");
    stepFunctions.createStateMachine(
        "m", Machines.task("arn:aws:states:::sqs:sendMessage.waitForTaskToken", ""));
    Execution execution = stepFunctions.startExecution("m", "{}");

    clock.advanceBy(Duration.ofDays(365).minusMillis(1));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
    clock.advanceBy(Duration.ofMillis(1));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
  }

  @Test
  void nobody_waits_for_that_year() {
    stepFunctions.integration("sqs:sendMessage").returns("{}");
    stepFunctions.createStateMachine(
        "m", Machines.task("arn:aws:states:::sqs:sendMessage.waitForTaskToken", ""));
    Execution execution = stepFunctions.startExecution("m", "{}");

    assertThat(clock.advanceToNextDeadline()).isEmpty();
    assertThatThrownBy(() -> new CountDownLatch(1).await())
        .isExactlyInstanceOf(HeldTimeException.class)
        .hasMessageContaining("nobody is left who could end the test's wait")
        .hasMessageContaining("No deadline is left.");
    assertThat(clock.elapsed()).isZero();
    assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
  }

  @Test
  void a_resource_with_its_pattern_is_answered_by_its_own() {
    stepFunctions.integration("arn:aws:states:::sns:publish.waitForTaskToken").returns("\"own\"");
    stepFunctions.integration("sns:publish").returns("\"any\"");
    stepFunctions.createStateMachine(
        "waits", Machines.task("arn:aws:states:::sns:publish.waitForTaskToken", ""));
    stepFunctions.createStateMachine("asks", Machines.task("arn:aws:states:::sns:publish", ""));

    assertThat(Told.history(client, stepFunctions.startExecution("waits", "{}").executionArn()))
        .anyMatch(event -> event.contains("TaskSubmitted") && event.contains("own"));
    assertThat(stepFunctions.startExecution("asks", "{}").output()).contains("\"any\"");
  }
}
