package dev.holter.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.execution.Execution;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Definitions and inputs of which a few characters ask for very much. */
@StepFunctionsTest(eventBudget = 200_000)
class BombTests {
  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;

  BombTests(FakeStepFunctions stepFunctions, SfnClient client) {
    this.stepFunctions = stepFunctions;
    this.client = client;
  }

  private String refusal(String definition) {
    return Told.error(
        () ->
            client.createStateMachine(
                request -> request.name("m").roleArn(Machines.ROLE).definition(definition)));
  }

  private Execution pass(String fields, String input) {
    stepFunctions.createStateMachine(
        "m", Machines.states("P", "'P':{'Type':'Pass'," + fields + ",'End':true}"));
    return stepFunctions.startExecution(input);
  }

  private static String nested(int levels, String inside) {
    return "{\"a\":".repeat(levels) + inside + "}".repeat(levels);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$..a..a..a..a..a..a | 60",
        "$..*..*..*..*..* | 60",
        "$..[?(@.a)]..[?(@.a)]..[?(@.a)]..[?(@.a)]..[?(@.a)] | 60",
      })
  void paths_that_lead_to_too_many_places_fail(String path, int levels) {
    Execution execution = pass("'InputPath':'" + path + "'", nested(levels, "1"));

    assertThat(execution.error()).contains("States.Runtime");
    assertThat(execution.cause().orElseThrow()).endsWith("The path leads to too many places.");
  }

  @Test
  void paths_with_a_regular_expression_that_goes_back_and_back_fail() {
    Execution execution =
        pass(
            "'InputPath':'$[?(@.s =~ /(a*)*(b|c)\\\\1x/)]'",
            "[{\"s\":\"" + "a".repeat(45) + "\"}]");

    assertThat(execution.error()).contains("States.Runtime");
    assertThat(execution.cause().orElseThrow()).endsWith("The path leads to too many places.");
  }

  @Test
  void paths_with_another_regular_expression_do_not() {
    Execution execution = pass("'InputPath':'$[?(@.s =~ /a+b/)].n'", "[{\"s\":\"aab\",\"n\":1}]");

    assertThat(execution.output()).contains("[1]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"$[?(@.s =~ /a{99999999999}/)]", "$[99999999999999]", "$[?(@.a == (((((", "$.a[?"})
  void paths_that_cannot_be_read_are_refused(String path) {
    assertThat(
            refusal(
                Machines.states("P", "'P':{'Type':'Pass','InputPath':'" + path + "','End':true}")))
        .startsWith("InvalidDefinition 400 ")
        .contains("SCHEMA_VALIDATION_FAILED");
  }

  @Test
  void values_that_occur_many_times_are_too_large() {
    StringBuilder parameters = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      parameters.append(i == 0 ? "" : ",").append("'k").append(i).append(".$':'$'");
    }
    Execution execution =
        pass("'Parameters':{" + parameters + "}", "\"" + "x".repeat(200_000) + "\"");

    assertThat(execution.error()).contains("States.DataLimitExceeded");
  }

  @Test
  void arguments_that_occur_many_times_are_too_large() {
    String call = "States.Format('" + "{}".repeat(5_000) + "'" + ",$".repeat(5_000) + ")";
    stepFunctions.createStateMachine(
        "m",
        """
        {"StartAt": "P", "States": {"P": {"Type": "Pass", "Parameters": {"x.$": "%s"}, "End": true}}}
        """
            .formatted(call));
    Execution execution = stepFunctions.startExecution("\"" + "x".repeat(200_000) + "\"");

    assertThat(execution.error()).contains("States.DataLimitExceeded");
  }

  @ParameterizedTest
  @ValueSource(ints = {1_001, 5_000})
  void result_paths_that_lead_too_deep_are_refused(int names) {
    assertThat(
            refusal(
                Machines.states(
                    "P",
                    "'P':{'Type':'Pass','ResultPath':'$" + ".a".repeat(names) + "','End':true}")))
        .startsWith("InvalidDefinition 400 ");
  }

  @Test
  void results_that_come_to_lie_too_deep_fail() {
    Execution execution = pass("'ResultPath':'$" + ".a".repeat(999) + "'", nested(900, "1"));

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e9999999999", "-1e-9999999999", "[1e21474836480]"})
  void numbers_that_no_machine_holds_are_not_json(String number) {
    stepFunctions.createStateMachine("passes", Machines.PASS);
    String arn = Machines.PREFIX + "stateMachine:passes";

    assertThat(
            Told.error(
                () -> client.startExecution(request -> request.stateMachineArn(arn).input(number))))
        .startsWith("InvalidExecutionInput 400 ")
        .endsWith("'Numeric value out of range'");
    assertThat(
            refusal(
                Machines.json(
                    "{'StartAt':'P','TimeoutSeconds':"
                        + number
                        + ",'States':{'P':{'Type':'Pass','End':true}}}")))
        .startsWith("InvalidDefinition 400 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "1e400"})
  void numbers_that_hardly_any_machine_holds_pass_through(String number) {
    Execution execution = pass("'Comment':'none'", number);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void ten_thousand_branches_end() {
    String branches =
        IntStream.range(0, 10_000)
            .mapToObj(
                i ->
                    "{'StartAt':'B#','States':{'B#':{'Type':'Pass','End':true}}}"
                        .replace("#", "" + i))
            .collect(Collectors.joining(","));
    stepFunctions.createStateMachine(
        "m",
        Machines.states("P", "'P':{'Type':'Parallel','End':true,'Branches':[" + branches + "]}"));
    Execution execution = stepFunctions.startExecution("1");

    assertThat(execution.status()).isNotEqualTo(ExecutionStatus.RUNNING);
  }

  @ParameterizedTest
  @CsvSource({"Parallel,100", "Map,100", "Parallel,1000", "Map,1000"})
  void states_inside_one_another_end_or_are_refused(String type, int levels) {
    String flow = "{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}}";
    for (int i = 0; i < levels; i++) {
      String name = "'S" + i + "'";
      String inner = type.equals("Map") ? "'ItemProcessor':" + flow : "'Branches':[" + flow + "]";
      flow =
          "{'StartAt':"
              + name
              + ",'States':{"
              + name
              + ":{'Type':'"
              + type
              + "',"
              + inner
              + ",'End':true}}}";
    }
    String definition = Machines.json(flow);
    String error =
        Told.error(
            () -> {
              stepFunctions.createStateMachine("m", definition);
              Execution execution = stepFunctions.startExecution("[]");
              assertThat(execution.status()).isNotEqualTo(ExecutionStatus.RUNNING);
            });
    assertThat(error).matches("(?s)none|InvalidDefinition 400 .*");
  }
}
