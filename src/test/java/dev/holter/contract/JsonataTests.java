package dev.holter.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** State machines in JSONata, and what their histories show when an expression fails. */
@StepFunctionsTest
class JsonataTests {
  private static final String NOBODY =
      "An error occurred while executing the state 'A' (entered at the event id #2)."
          + " The JSONata expression '$nobody' specified for the field 'Arguments/a[0]'"
          + " returned nothing (undefined).";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  JsonataTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  private Execution run(String states, String input) {
    stepFunctions.createStateMachine(
        "m", Machines.json("{'QueryLanguage':'JSONata','StartAt':'A','States':{" + states + "}}"));
    return stepFunctions.startExecution(Machines.json(input));
  }

  private List<String> history(Execution execution) {
    return Told.history(client, execution.executionArn());
  }

  @Test
  void a_whole_machine_may_use_it() {
    stepFunctions.integration("lambda:invoke", call -> "{\"Payload\":{\"total\":7}}");
    Execution execution =
        run(
            "'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke',"
                + "'Arguments':{'FunctionName':'sum','Payload':'{% $states.input.items %}'},"
                + "'Output':'{% $states.result.Payload %}',"
                + "'Assign':{'count':'{% $count($states.input.items) %}'},'Next':'B'},"
                + "'B':{'Type':'Choice','Choices':[{'Condition':'{% $count > 2 %}','Next':'C'}],"
                + "'Default':'D'},"
                + "'C':{'Type':'Succeed','Output':{'mean':'{% $states.input.total / $count %}'}},"
                + "'D':{'Type':'Fail'}",
            "{'items':[1,2,4,7]}");

    assertThat(execution.output()).contains("{\"mean\":1.75}");
    assertThat(history(execution).get(2))
        .isEqualTo(
            "3<2 TaskScheduled {'resourceType':'lambda','resource':'invoke','region':'us-east-1',"
                + "'parameters':'{\\'FunctionName\\':\\'sum\\',\\'Payload\\':[1,2,4,7]}'}");
  }

  /** It has no second field whose name ends in Path. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage','TimeoutSeconds':'{% 0 %}' | The TimeoutSeconds field",
        "'Type':'Map','Items':[1],'MaxConcurrency':'{% 1.5 %}','ItemProcessor':{'StartAt':'P','States':{'P':{'Type':'Succeed'}}} | The MaxConcurrency field",
      })
  void a_number_that_does_not_fit_is_that_of_the_field_itself(String state, String named) {
    Execution execution = run("'A':{" + state + ",'End':true}", "{}");

    assertThat(execution.error()).contains("States.QueryEvaluationError");
    assertThat(execution.cause().orElseThrow()).contains(named).doesNotContain("Path");
  }

  @Test
  void an_expression_that_fails_ends_the_execution() {
    Execution execution =
        run(
            "'A':{'Type':'Pass','Next':'B'},"
                + "'B':{'Type':'Pass','Output':{'a':['{% 1 + $states.input %}']},'End':true}",
            "{}");
    String cause =
        "An error occurred while executing the state 'B' (entered at the event id #4)."
            + " The JSONata expression '1 + $states.input' specified for the field 'Output/a[0]'"
            + " threw an error during evaluation. T2002: The right side of the '+' operator must"
            + " evaluate to a number";

    assertThat(history(execution).subList(3, 6).stream().map(event -> event.replace("\\'", "'")))
        .containsExactly(
            "4<3 PassStateEntered {'name':'B','input':'{}'}",
            "5<3 EvaluationFailed {'error':'States.QueryEvaluationError','cause':'"
                + cause
                + "','location':'Output/a[0]','state':'B'}",
            "6<5 ExecutionFailed {'error':'States.QueryEvaluationError','cause':'" + cause + "'}");
  }

  @Test
  void a_failure_before_the_task_is_caught() {
    Execution execution =
        run(
            "'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','End':true,"
                + "'Arguments':{'a':['{% $nobody %}']},'Catch':[{'ErrorEquals':"
                + "['States.QueryEvaluationError'],'Next':'B',"
                + "'Output':'{% $states.errorOutput.Cause %}'}]},'B':{'Type':'Succeed'}",
            "{}");

    assertThat(history(execution))
        .containsExactly(
            "1<0 ExecutionStarted {'input':'{}','roleArn':'" + Machines.ROLE + "'}",
            "2<0 TaskStateEntered {'name':'A','input':'{}'}",
            "3<0 EvaluationFailed {'error':'States.QueryEvaluationError','cause':'"
                + NOBODY
                + "','location':'Arguments/a[0]','state':'A'}",
            "4<3 TaskStateExited {'name':'A','output':'\\'" + NOBODY + "\\''}",
            "5<4 SucceedStateEntered {'name':'B','input':'\\'" + NOBODY + "\\''}",
            "6<5 SucceedStateExited {'name':'B','output':'\\'" + NOBODY + "\\''}",
            "7<6 ExecutionSucceeded {'output':'\\'" + NOBODY + "\\''}");
  }

  @Test
  void a_failure_after_the_task_is_retried_with_it() {
    stepFunctions.integration("lambda:invoke", call -> "{}");
    Execution execution =
        run(
            "'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','End':true,"
                + "'Output':'{% $states.context.State.RetryCount < 2 ? $nobody : 1 %}',"
                + "'Retry':[{'ErrorEquals':['States.ALL']}]}",
            "{}");
    clock.advanceBy(Duration.ofMinutes(1));

    assertThat(execution.output()).contains("1");
    assertThat(history(execution))
        .filteredOn(event -> event.contains("EvaluationFailed") || event.contains("Scheduled"))
        .extracting(event -> event.substring(0, event.indexOf(" {")))
        .containsExactly(
            "3<2 TaskScheduled",
            "6<5 EvaluationFailed",
            "7<6 TaskScheduled",
            "10<9 EvaluationFailed",
            "11<10 TaskScheduled");
  }

  @Test
  void a_catcher_that_fails_is_not_caught_again() {
    Execution execution =
        run(
            "'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','End':true,"
                + "'Arguments':'{% $nobody %}','Catch':[{'ErrorEquals':['States.ALL'],'Next':'B',"
                + "'Output':'{% $nobody %}'}]},'B':{'Type':'Succeed'}",
            "{}");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.cause())
        .contains(
            "An error occurred while executing the state 'A' (entered at the event id #2). The"
                + " JSONata expression '$nobody' specified for the field 'Catch[0]/Output' returned"
                + " nothing (undefined).");
  }

  @Test
  void time_is_virtual_in_expressions() {
    Execution execution =
        run(
            "'A':{'Type':'Wait','Seconds':'{% 60 * 60 %}','Next':'B'},"
                + "'B':{'Type':'Pass','Output':'{% $millis() - $toMillis($states.context.Execution"
                + ".StartTime) %}','End':true}",
            "{}");
    clock.advanceBy(Duration.ofHours(1));

    assertThat(execution.output()).contains("3600000");
  }
}
