package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.execution.Execution;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The mock configuration file of AWS Step Functions Local, unchanged. */
@StepFunctionsTest
@StateMachine("orders.asl.json")
@MockConfigFile("MockConfigFile.json")
class MockConfigFileTests {

  @Test
  void a_test_case_is_named_behind_the_state_machine(FakeStepFunctions stepFunctions) {
    Execution execution = stepFunctions.startExecution("orders#HappyPath", "{}");

    assertThat(execution.output()).contains("{\"confirmed\":true}");
    assertThat(execution.stateMachineArn()).endsWith(":stateMachine:orders");
  }

  @Test
  void a_client_names_it_behind_the_arn(SfnClient client) {
    String arn =
        client.startExecution(r -> r.stateMachineArn(arn(client) + "#HappyPath")).executionArn();

    assertThat(client.describeExecution(r -> r.executionArn(arn)).status())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void each_attempt_gets_the_response_of_its_number(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    Execution execution = stepFunctions.startExecution("orders#RetryPath", "{}");
    clock.advanceBy(Duration.ofSeconds(14));

    assertThat(execution.output()).contains("{\"confirmed\":true}");
    assertThat(execution.tasks())
        .extracting(task -> task.error().orElse("none"))
        .containsExactly(
            "Lambda.TooManyRequestsException",
            "Lambda.ServiceException",
            "Lambda.ServiceException",
            "none",
            "none");
  }

  @Test
  void an_error_ends_the_execution(FakeStepFunctions stepFunctions) {
    Execution execution = stepFunctions.startExecution("orders#FailPath", "{}");

    assertThat(execution.error()).contains("Orders.SoldOut");
    assertThat(execution.cause()).contains("none left");
  }

  @Test
  void states_that_are_not_mocked_call_what_the_test_has_registered(
      FakeStepFunctions stepFunctions) {
    stepFunctions.integration("lambda:invoke").returns("{\"Payload\":{\"reserved\":1}}");
    stepFunctions.integration("sqs:sendMessage").returns("{}");
    Execution execution = stepFunctions.startExecution("orders#Unmocked", "{}");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(execution.tasks()).hasSize(2);
  }

  @Test
  void an_unknown_test_case_is_named_with_the_known_ones(SfnClient client) {
    String arn = arn(client) + "#Nowhere";

    assertThatThrownBy(() -> client.startExecution(r -> r.stateMachineArn(arn)))
        .hasMessageContaining(
            "The mock configuration has no test case [Nowhere] for state machine [orders], it has"
                + " [FailPath, HappyPath, RetryPath, Unmocked]: add it to"
                + " StateMachines.orders.TestCases, or start one of those");
  }

  @Test
  void a_test_case_that_mocks_another_state_says_so(
      FakeStepFunctions stepFunctions, SfnClient client) {
    stepFunctions.mockConfig(
        """
        {"StateMachines":{"orders":{"TestCases":{"A":{"Reserved":"R"}}}},
         "MockedResponses":{"R":{"0":{"Return":1}}}}""");
    String arn = arn(client) + "#A";

    assertThatThrownBy(() -> client.startExecution(r -> r.stateMachineArn(arn)))
        .hasMessageContaining(
            "Test case [A] of the mock configuration mocks [Reserved], and state machine [orders]"
                + " has no Task state of that name that calls a service or a function, it has"
                + " [Notify, Reserve]: correct the name, or take it out");
  }

  @Test
  void a_call_beyond_the_responses_fails_the_test() {
    Fixtures.run(ExhaustedTestCases.class)
        .fail()
        .hasMessage(
            "State [Reserve] makes call [1] of test case [orders#A], counted from 0, and the"
                + " mocked response [R] covers [0]: add \"1\" to it, or let the state retry less"
                + " often");
  }

  @StepFunctionsTest
  @StateMachine("orders.asl.json")
  static class ExhaustedTestCases {
    @Test
    void retries(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.mockConfig(
          """
          {"StateMachines":{"orders":{"TestCases":{"A":{"Reserve":"R"}}}},
           "MockedResponses":{"R":{"0":{"Throw":{"Error":"Lambda.ServiceException"}}}}}""");
      stepFunctions.startExecution("orders#A", "{}");
      clock.advanceBy(Duration.ofSeconds(2));
    }
  }

  @Test
  void a_file_that_is_missing_fails_the_test_before_it_begins() {
    Fixtures.run(MissingTestCases.class)
        .fail()
        .isExactlyInstanceOf(ExtensionConfigurationException.class)
        .hasMessage(
            "@MockConfigFile names [Nowhere.json], which is neither on the class path beside ["
                + MissingTestCases.class.getName()
                + "] nor in the folder ["
                + Path.of("").toAbsolutePath()
                + "]: put the file into the same package of src/test/resources, begin the name with"
                + " a slash to give its whole path there, or give its path from that folder on");
  }

  @StepFunctionsTest
  @MockConfigFile("Nowhere.json")
  static class MissingTestCases {
    @Test
    void begins() {}
  }

  @Test
  void a_path_that_cannot_be_read_is_refused(FakeStepFunctions stepFunctions) {
    assertThatThrownBy(() -> stepFunctions.mockConfig(Path.of("nowhere", "M.json")))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The mock configuration ["
                + Path.of("nowhere", "M.json")
                + "] cannot be read: give the path of a file such as"
                + " src/test/resources/MockConfigFile.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"StateMachines":{}}                                            | MockedResponses is no object: give one, as in "MockedResponses": {...}
          {"MockedResponses":{}}                                          | StateMachines is no object: give one, as in "StateMachines": {...}
          {"StateMachines":{"m":{"TestCases":{"A":{"S":"R"}}}},"MockedResponses":{}} | StateMachines.m.TestCases.A.S is [R]: name one of the mocked responses []
          {"StateMachines":{"m":{"TestCases":{"A":1}}},"MockedResponses":{}} | StateMachines.m.TestCases.A is no object: name a mocked response for each state
          {"StateMachines":{},"MockedResponses":{"R":{}}}                 | MockedResponses.R has no responses: give one for the first call, as in "0": {...}
          {"StateMachines":{},"MockedResponses":{"R":{"1":{"Return":1}}}} | MockedResponses.R has no response for call [0]: number the calls from 0 on, each once
          {"StateMachines":{},"MockedResponses":{"R":{"0":{"Return":1},"0-1":{"Return":1}}}} | MockedResponses.R has two responses for call [0]: number the calls from 0 on, each once
          {"StateMachines":{},"MockedResponses":{"R":{"2-1":{"Return":1}}}} | MockedResponses.R has responses for [2-1]: give the number of a call from 0 on, or a range such as 1-2
          {"StateMachines":{},"MockedResponses":{"R":{"0":{}}}}           | MockedResponses.R.0: give either Return or Throw
          {"StateMachines":{},"MockedResponses":{"R":{"0":{"Throw":{}}}}} | MockedResponses.R.0.Throw: give an Error and a Cause, both as strings
          """)
  void what_nobody_can_follow_is_refused(String json, String problem) {
    assertThatThrownBy(() -> MockConfigReader.read("The mock configuration", json))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("The mock configuration cannot be followed:\n  " + problem);
  }

  @Test
  void a_name_that_stands_twice_is_refused() {
    assertThatThrownBy(
            () ->
                MockConfigReader.read(
                    "The mock configuration",
                    """
                    {"StateMachines": {}, "MockedResponses": {"R": {
                      "0": {"Return": 1}, "0": {"Return": 2}}}}"""))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("The mock configuration is not JSON: Duplicate field '0'");
  }

  private static String arn(SfnClient client) {
    return client.listStateMachines(r -> {}).stateMachines().get(0).stateMachineArn();
  }
}
