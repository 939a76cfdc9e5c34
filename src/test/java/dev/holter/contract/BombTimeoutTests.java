package dev.holter.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.execution.Execution;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What a bomb is given ends by itself, long before a time-out of the test would have to end it. */
@StepFunctionsTest
class BombTimeoutTests {
  private static final String REGEX = "$split($states.input.s, /(a*)*(b|c)\\\\1x/)";

  private final FakeStepFunctions stepFunctions;

  BombTimeoutTests(FakeStepFunctions stepFunctions) {
    this.stepFunctions = stepFunctions;
  }

  @ParameterizedTest
  @ValueSource(strings = {REGEX, "$pad('a', 1e9)", "[1..1e7][[1..1e7]]", "[1..1e5].[1..1e5]"})
  @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void ends_on_a_thread_of_the_timeout(String bomb) {
    assertEnds(bomb);
  }

  @ParameterizedTest
  @ValueSource(strings = {REGEX, "$pad('a', 1e9)", "[1..1e7][[1..1e7]]", "[1..1e5].[1..1e5]"})
  @Timeout(300)
  void ends_on_the_thread_of_the_test(String bomb) {
    assertEnds(bomb);
  }

  private void assertEnds(String bomb) {
    stepFunctions.createStateMachine(
        "m",
        """
        {"QueryLanguage": "JSONata", "StartAt": "P", "States": {
          "P": {"Type": "Pass", "Output": "{%% %s %%}", "End": true}}}
        """
            .formatted(bomb));
    Execution execution = stepFunctions.startExecution("{\"s\":\"" + "a".repeat(45) + "\"}");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).contains("States.QueryEvaluationError");
  }
}
