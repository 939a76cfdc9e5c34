package dev.holter.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/** Whatever an expression does, it is the state that fails, and nobody else. */
@StepFunctionsTest
class UnusualExpressionTests {
  private static final String QUERY = "States.QueryEvaluationError";
  private static final String INPUT =
      "{\"name\":null,\"l\":[],\"big\":1e400,\"s\":\"" + "a".repeat(45) + "\"}";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  UnusualExpressionTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  static Stream<String> expressions() {
    return Stream.of(
        "$uppercase($states.input.name)",
        "$states.input.l[-1]",
        "$substring($states.input.name, 1)",
        "$power(2, $states.input.missing)",
        "$states.input.big",
        "$replace('a1', /[0-9]/, function($m){1})",
        "$fromMillis(0, '[')",
        "(0) ~> |$|1|",
        "$join($sum)",
        "($f := function($x) { $map([$x], $f) }; $f(1))",
        "$split($states.input.s, /(a*)*(b|c)\\\\1x/)",
        "$pad('a', 1e9)",
        "[1..1e5].[1..1e5]");
  }

  private static String jsonata(String state) {
    String done = state.contains("\"Done\"") ? ", \"Done\": {\"Type\": \"Succeed\"}" : "";
    return """
        {"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {%s}%s}}
        """
        .formatted(state, done);
  }

  private Execution run(String state) {
    stepFunctions.createStateMachine("m", jsonata(state));
    return stepFunctions.startExecution(INPUT);
  }

  private static void assertFailed(Execution execution) {
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).contains(QUERY);
    assertThat(execution.cause().orElseThrow())
        .startsWith("An error occurred while executing the state 'S' (entered at the event id #2)")
        .doesNotContain("Exception", "dev.holter", "java.", "com.", "$$", "@");
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void fail_a_pass_state(String expression) {
    Execution execution =
        run("\"Type\":\"Pass\",\"Output\":\"{% " + expression + " %}\",\"End\":true");

    assertFailed(execution);
    assertThat(Told.history(client, execution.executionArn()))
        .hasSize(4)
        .anyMatch(event -> event.startsWith("3<0 EvaluationFailed"))
        .anyMatch(event -> event.startsWith("4<3 ExecutionFailed"));
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void fail_an_assignment(String expression) {
    assertFailed(
        run("\"Type\":\"Pass\",\"Assign\":{\"a\":\"{% " + expression + " %}\"},\"End\":true"));
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void fail_a_choice(String expression) {
    assertFailed(
        run(
            "\"Type\":\"Choice\",\"Choices\":[{\"Condition\":\"{% "
                + expression
                + " %}\",\"Next\":\"Done\"}],\"Default\":\"Done\""));
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void are_caught_in_a_map(String expression) {
    Execution execution =
        run(
            """
            "Type": "Map",
            "Items": "{%% %s %%}",
            "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}},
            "End": true,
            "Catch": [{"ErrorEquals": ["%s"], "Next": "Done"}]
            """
                .formatted(expression, QUERY));

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(execution.output().orElseThrow()).contains(QUERY);
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void fail_after_the_worker_whose_call_is_answered(String expression) {
    stepFunctions.createStateMachine(
        "m",
        jsonata(
            "\"Type\":\"Task\",\"Resource\":\""
                + Machines.ACTIVITY
                + "\",\"Output\":\"{% "
                + expression
                + " %}\",\"End\":true"));
    Execution execution = stepFunctions.startExecution(INPUT);
    GetActivityTaskResponse task =
        client.getActivityTask(request -> request.activityArn(Machines.ACTIVITY));

    client.sendTaskSuccess(request -> request.taskToken(task.taskToken()).output("{}"));

    assertFailed(execution);
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void fail_the_test_of_a_state(String expression) {
    TestStateResponse answer =
        client.testState(
            request ->
                request
                    .definition(
                        """
                        {"QueryLanguage": "JSONata", "Type": "Pass", "Output": "{%% %s %%}",
                          "End": true}
                        """
                            .formatted(expression))
                    .roleArn(Machines.ROLE)
                    .input(INPUT));

    assertThat(answer.status()).isEqualTo(TestExecutionStatus.FAILED);
    assertThat(answer.error()).isEqualTo(QUERY);
  }

  @Test
  void fail_after_a_wait() {
    Execution execution =
        run("\"Type\":\"Wait\",\"Seconds\":5,\"Output\":\"{% $uppercase(null) %}\",\"End\":true");

    clock.advanceBy(Duration.ofSeconds(5));

    assertFailed(execution);
  }

  static Stream<String> malformed() {
    return Stream.of(
        "(".repeat(1_000) + "1" + ")".repeat(1_000),
        "$contains('a', /a{99999999999}/)",
        "function($x)<n?n?n?n?n?n?n?n?n?n?n?n?n?n?n?n?n?n?n?n?x:n>{1}",
        "1" + "+1".repeat(5_000),
        "/(/",
        "\\\"",
        "$f(");
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void are_refused_or_fail(String expression) {
    String definition =
        jsonata("\"Type\":\"Pass\",\"Output\":\"{% " + expression + " %}\",\"End\":true");
    String refusal =
        Told.error(
            () -> {
              stepFunctions.createStateMachine("m", definition);
              assertFailed(stepFunctions.startExecution("{}"));
            });
    assertThat(refusal)
        .matches("(?s)none|InvalidDefinition 400 .*INVALID_JSONATA_EXPRESSION.*")
        .doesNotContain("Exception:", "java.");
  }
}
