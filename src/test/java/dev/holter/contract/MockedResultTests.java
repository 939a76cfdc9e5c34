package dev.holter.contract;

import static dev.holter.contract.Machines.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.StepFunctionsTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Results that TestState is told to take for those of a service. */
@StepFunctionsTest
class MockedResultTests {
  private static final String PROBLEM =
      "ValidationException 400 Mock result schema validation error: ";

  private final SfnClient client;

  MockedResultTests(SfnClient client) {
    this.client = client;
  }

  private String refusal(String resource, String result, String mode) {
    String state = "{'Type':'Task','Resource':'arn:aws:states:::" + resource + "','End':true}";
    return refusalOf(state, result, mode);
  }

  private String refusalOf(String state, String result, String mode) {
    return Told.error(
        () ->
            client.testState(
                r ->
                    r.definition(json(state))
                        .mock(m -> m.result(json(result)).fieldValidationMode(mode))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          lambda:invoke               | {'StatusCode':'200'}                          | Field 'StatusCode' must be a number
          lambda:invoke               | {'ExecutedVersion':''}                        | Field 'ExecutedVersion' is smaller than the minimum length
          aws-sdk:lambda:getFunction  | {'Configuration':{'MemorySize':127}}          | Field 'MemorySize' is less than the minimum value
          aws-sdk:lambda:getFunction  | {'Configuration':{'MemorySize':10241}}        | Field 'MemorySize' is greater than the maximum value
          aws-sdk:lambda:getFunction  | {'Configuration':{'FunctionArn':'f'}}         | Field 'FunctionArn' does not match the expected pattern
          aws-sdk:lambda:getFunction  | {'Configuration':{'State':'Tired'}}           | Field 'State' is not an expected value
          aws-sdk:lambda:getFunction  | {'Configuration':{'Layers':[{'CodeSize':''}]}} | Field 'CodeSize' must be a number
          athena:startQueryExecution  | {'QueryExecutionId':'a b'}                    | Field 'QueryExecutionId' does not match the expected pattern
          batch:submitJob             | {'JobName':'j'}                               | Required field 'JobId' is missing
          dynamodb:getItem            | {'Item':{'a':{'S':1}}}                        | Field 'S' must be a string
          aws-sdk:secretsmanager:getSecretValue | {'VersionId':'too short'}           | Field 'VersionId' is smaller than the minimum length
          aws-sdk:ssm:getParameter    | {'Parameter':{'Type':'Text'}}                 | Field 'Type' is not an expected value
          states:startExecution.sync:2 | {'ExecutionArn':'a','StateMachineArn':'b','StartDate':'d','Status':'DONE'} | Field 'Status' is not an expected value
          aws-sdk:lambda:getFunction  | {'Configuration':1}                           | Field 'Configuration' must be an object
          aws-sdk:lambda:getFunction  | {'Tags':{'a':'b','c':1}}                      | Field 'Tags' must be a string
          events:putEvents            | {'Entries':[{'EventId':'e'},{'EventId':[]}]}  | Field 'EventId' must be a string
          events:putEvents            | {'Entries':{}}                                | Field 'Entries' must be an array
          aws-sdk:eventbridge:putEvents | {'Entries':{}}                              | Field 'Entries' must be an array
          dynamodb:updateItem         | {'ConsumedCapacity':{'Table':{'CapacityUnits':''}}} | Field 'CapacityUnits' must be a number
          aws-sdk:s3:getObject        | {'DeleteMarker':1}                            | Field 'DeleteMarker' must be a boolean
          aws-sdk:s3:getObject        | {'StorageClass':'PAPER'}                      | Field 'StorageClass' is not an expected value
          aws-sdk:s3:getObject        | {'StorageClass':1}                            | Field 'StorageClass' must be a string
          states:startExecution       | {'ExecutionArn':1,'StartDate':''}             | Field 'ExecutionArn' must be a string
          states:startExecution       | {'ExecutionArn':'a'}                          | Required field 'StartDate' is missing
          aws-sdk:sfn:stopExecution   | {}                                            | Required field 'StopDate' is missing
          states:startExecution.sync  | {'ExecutionArn':'a','StartDate':''}           | Required field 'StateMachineArn' is missing
          """)
  void that_the_service_does_not_answer(String resource, String result, String problem) {
    assertThat(refusal(resource, result, "STRICT")).isEqualTo(PROBLEM + problem);
    assertThat(refusal(resource, result, "NONE")).isEqualTo("none");
  }

  @Test
  void are_checked_strictly_unless_the_mock_says_something_else() {
    String resource = "states:startExecution";

    assertThat(refusal(resource, "{'ExecutionArn':'a'}", null))
        .isEqualTo(PROBLEM + "Required field 'StartDate' is missing");
    assertThat(refusal(resource, "{'ExecutionArn':'a'}", "PRESENT")).isEqualTo("none");
    assertThat(refusal(resource, "{'ExecutionArn':1}", "PRESENT"))
        .isEqualTo(PROBLEM + "Field 'ExecutionArn' must be a string");
  }

  @Test
  void are_objects_where_the_service_answers_with_one() {
    assertThat(refusal("sns:publish", "[]", null))
        .isEqualTo("ValidationException 400 Mocked result must be a JSON object.");
  }

  @Test
  void may_have_members_that_nobody_knows_and_come_from_services_that_nobody_knows() {
    assertThat(refusal("events:putEvents", "{'x':1}", null)).isEqualTo("none");
    assertThat(refusal("aws-sdk:ec2:describeInstances", "[1]", null)).isEqualTo("none");
  }

  /** One more character, and one that is counted as one though it takes two. */
  @Test
  void keep_to_the_greatest_length() {
    String longest = "\uD83D\uDE00".repeat(256);

    assertThat(refusal("states:startExecution", arn(longest), "PRESENT")).isEqualTo("none");
    assertThat(refusal("states:startExecution", arn(longest + "x"), "PRESENT"))
        .isEqualTo(PROBLEM + "Field 'ExecutionArn' is larger than the maximum length");
  }

  private static String arn(String arn) {
    return "{'ExecutionArn':'" + arn + "'}";
  }

  /** What states see of an answer is not always what the service's model says. */
  @Test
  void have_the_payload_of_a_function_and_the_output_of_an_execution_as_json() {
    assertThat(refusal("lambda:invoke", "{'Payload':{'a':1}}", null)).isEqualTo("none");
    assertThat(refusal("states:startExecution.sync:2", "{'Output':{'a':1}}", "PRESENT"))
        .isEqualTo("none");
    assertThat(
            refusal(
                "aws-sdk:lambda:getFunction",
                "{'Configuration':{'Runtime':'newer than the models'}}",
                null))
        .isEqualTo("none");
  }

  @Test
  void may_be_anything_where_a_callback_gives_them() {
    assertThat(refusal("sqs:sendMessage.waitForTaskToken", "[1]", null)).isEqualTo("none");
  }

  @Test
  void of_a_parallel_state_are_as_many_as_its_branches() {
    String state =
        "{'Type':'Parallel','Branches':[{'StartAt':'A','States':{'A':{'Type':'Succeed'}}}],"
            + "'End':true}";

    assertThat(refusalOf(state, "[1,2]", null))
        .isEqualTo(
            "ValidationException 400 Mocked result must contain the same number of items as number"
                + " of Parallel branches.");
    assertThat(refusalOf(state, "{'a':1}", null))
        .isEqualTo("ValidationException 400 Mocked result must be an array.");
  }

  @Test
  void of_a_map_state_are_a_list() {
    String state =
        "{'Type':'Map','ItemProcessor':{'StartAt':'A','States':{'A':{'Type':'Succeed'}}},"
            + "'End':true}";

    assertThat(refusalOf(state, "{'a':1}", null))
        .isEqualTo("ValidationException 400 Mocked result must be an array.");
  }
}
