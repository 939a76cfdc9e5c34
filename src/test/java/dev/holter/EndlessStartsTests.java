package dev.holter;

import org.junit.jupiter.api.Test;

class EndlessStartsTests {

  @Test
  void executions_that_start_one_another_without_end_fail_the_test() {
    Fixtures.run(SelfStartingTestCases.class)
        .fail()
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            """
            State [T] of state machine [again] starts the [1001]th execution in a row that \
            another one has started at this instant: give the chain an end or a Wait state, \
            or add stepFunctions.integration("states:startExecution").returns("{}")\
            """);
  }

  @StepFunctionsTest
  static class SelfStartingTestCases {
    @Test
    void starts(FakeStepFunctions stepFunctions) {
      stepFunctions.createStateMachine(
          "again",
          """
          {"StartAt":"T","States":{"T":{"Type":"Task","End":true,
           "Resource":"arn:aws:states:::states:startExecution",
           "Parameters":{"StateMachineArn.$":"$$.StateMachine.Id"}}}}\
          """);
      stepFunctions.startExecution("{}");
    }
  }
}
