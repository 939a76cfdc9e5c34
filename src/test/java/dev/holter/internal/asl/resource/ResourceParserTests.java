package dev.holter.internal.asl.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.internal.asl.Asl;
import dev.holter.internal.asl.reading.DefinitionScope;
import dev.holter.internal.asl.state.TaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceParserTests {

  @ParameterizedTest
  @CsvSource({
    "sqs:sendMessage.waitForTaskToken, sqs, sendMessage, WAIT_FOR_TASK_TOKEN",
    "states:startExecution.sync:2, states, startExecution, SYNC_2",
    "states:startExecution.sync, states, startExecution, SYNC",
    "aws-sdk:sfn:sendTaskSuccess, aws-sdk:sfn, sendTaskSuccess, REQUEST_RESPONSE",
    "aws-sdk:sfn:startExecution.waitForTaskToken, aws-sdk:sfn, startExecution,"
        + " WAIT_FOR_TASK_TOKEN",
    "lambda:invoke, lambda, invoke, REQUEST_RESPONSE",
    "lambda:invoke.waitForTaskToken, lambda, invoke, WAIT_FOR_TASK_TOKEN",
    "newservice:doIt.sync, newservice, doIt, SYNC",
  })
  void an_integration_has_a_service_an_action_and_a_pattern(
      String end, String service, String action, Resource.Pattern pattern) {
    String arn = "arn:aws:states:::" + end;
    Resource.Integration integration = (Resource.Integration) resource(arn);

    assertThat(integration).isEqualTo(new Resource.Integration(arn, service, action, pattern));
    assertThat(integration.resourceType() + ":" + integration.resourceName()).isEqualTo(end);
  }

  @Test
  void an_activity_has_a_region_an_account_and_a_name() {
    assertThat(resource(Asl.ACTIVITY))
        .isEqualTo(new Resource.Activity(Asl.ACTIVITY, "us-east-1", "123456789012", "work"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:lambda:us-east-1:123456789012:function:f",
        "arn:aws:lambda:eu-west-1:210987654321:function:f:$LATEST"
      })
  void a_function_may_live_anywhere(String arn) {
    assertThat(resource(arn)).isEqualTo(new Resource.LambdaFunction(arn));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:states:eu-west-1:123456789012:activity:work",
        "arn:aws:states:us-east-1:210987654321:activity:work",
        "arn:aws-cn:states:us-east-1:123456789012:activity:work",
        "arn:aws:states:us-east-1:123456789012:activity:",
        "arn:aws:states:us-east-1:123456789012:stateMachine:work",
        "arn:aws:s3:::bucket",
        "arn:aws-cn:states:::sqs:sendMessage",
        "arn:aws:states:::sqs:receiveMessage",
        "arn:aws:states:::dynamodb:query",
        "arn:aws:states:::sqs:sendMessage.sync",
        "arn:aws:states:::aws-sdk:sqs:sendMessage.sync",
        "arn:aws:states:::glue:startJobRun.waitForTaskToken",
        "arn:aws:states:::batch:submitJob.sync:2",
        "arn:aws:states:::sqs:sendMessage.waitForToken",
        "arn:"
      })
  void what_the_service_does_not_know_is_refused(String arn) {
    assertThat(refusal(arn, Asl.STANDARD))
        .isEqualTo(
            "SCHEMA_VALIDATION_FAILED: The resource provided %s is not recognized."
                + " The value is not a valid resource ARN, or the resource is not available in"
                + " this region. at /States/S/Resource",
            arn);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "createToken | Value is not a valid resource ARN",
        "arn:aws:states:us-east-1:123456789012:activity:work"
            + " | Express state machine does not support Activity ARN",
        "arn:aws:states:::states:startExecution.sync"
            + " | Express state machine does not support '.sync' service integration",
        "arn:aws:states:::states:startExecution.sync:2"
            + " | Express state machine does not support '.sync' service integration",
      })
  void an_express_machine_waits_for_nobody(String arn, String message) {
    assertThat(refusal(arn, Asl.EXPRESS))
        .isEqualTo("SCHEMA_VALIDATION_FAILED: " + message + " at /States/S/Resource");
  }

  @Test
  void the_refusal_of_an_express_callback_has_the_two_spaces_of_the_service() {
    assertThat(refusal("arn:aws:states:::sqs:sendMessage.waitForTaskToken", Asl.EXPRESS))
        .isEqualTo(
            "SCHEMA_VALIDATION_FAILED: Express state machine does not support"
                + " '.waitForTaskToken' service integration  at /States/S/Resource");
  }

  @Test
  void an_express_machine_may_call_and_go_on() {
    assertThat(refusal("arn:aws:states:::sqs:sendMessage", Asl.EXPRESS)).isEqualTo("accepted");
  }

  private static Resource resource(String arn) {
    return Asl.state(TaskState.class, state(arn)).resource();
  }

  private static String refusal(String arn, DefinitionScope scope) {
    return Asl.refusal(Asl.machine(state(arn)), scope);
  }

  private static String state(String arn) {
    return "{'Type':'Task','End':true,'Resource':'" + arn + "'}";
  }
}
