package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.execution.Execution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mocked responses are counted on over the items of a Map state, as Step Functions Local does. */
@StepFunctionsTest
@MockConfigFile("MockedMap.json")
class MockedMapTests {
  private static final String DEFINITION =
      """
      {"StartAt": "M", "States": {
        "M": {"Type": "Map", "MaxConcurrency": 1, "Next": "Poll", "ItemProcessor": {
          "StartAt": "Call", "States": {
            "Call": {
              "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
              "Catch": [{"ErrorEquals": ["E"], "Next": "Caught"}]},
            "Caught": {"Type": "Pass", "Result": "caught", "End": true}}}},
        "Poll": {
          "Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:a",
          "End": true}}}
      """;

  @BeforeEach
  void state_machine(FakeStepFunctions stepFunctions) {
    stepFunctions.createActivity("a");
    stepFunctions.createStateMachine("mapped", DEFINITION);
  }

  @Test
  void each_item_gets_the_next_response(FakeStepFunctions stepFunctions) {
    Execution execution = stepFunctions.startExecution("mapped#SecondFails", "[1, 2]");

    assertThat(execution.tasks().get(2).input()).isEqualTo("[{\"ok\":true},\"caught\"]");
  }

  @Test
  void an_activity_is_not_mocked(FakeStepFunctions stepFunctions) {
    assertThatThrownBy(() -> stepFunctions.startExecution("mapped#Polled", "[]"))
        .hasMessageContaining(
            "Test case [Polled] of the mock configuration mocks [Poll], whose Resource is an"
                + " activity")
        .hasMessageContaining("run a worker that polls the activity");
  }
}
