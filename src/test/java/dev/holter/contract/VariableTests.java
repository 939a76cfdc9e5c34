package dev.holter.contract;

import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.states;
import static dev.holter.contract.Machines.taskState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.execution.Execution;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Variables: set at the end of a state, read from the next one on, and gone with their scope. */
@StepFunctionsTest
class VariableTests {
  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;

  VariableTests(FakeStepFunctions stepFunctions, SfnClient client) {
    this.stepFunctions = stepFunctions;
    this.client = client;
  }

  private Execution run(String definition, String input) {
    return run("m", definition, input);
  }

  private Execution run(String name, String definition, String input) {
    stepFunctions.createStateMachine(name, definition);
    return stepFunctions.startExecution(name, Machines.json(input));
  }

  @Test
  void all_of_a_state_are_set_at_once() {
    Execution execution =
        run(
            states(
                "A",
                "'A':{'Type':'Pass','Assign':{'x':1,'y':2},'Next':'B'},"
                    + "'B':{'Type':'Pass','Assign':{'x.$':'$y','y.$':'$x'},'Next':'C'},"
                    + "'C':{'Type':'Pass','Parameters':{'x.$':'$x','y.$':'$y'},'End':true}"),
            "{}");

    assertThat(execution.output()).contains("{\"x\":2,\"y\":1}");
    assertThat(Told.history(client, execution.executionArn()))
        .contains(
            "5<4 PassStateExited {'name':'B','output':'{}','assignedVariables':{'x':'2','y':'1'},"
                + "'assignedVariablesDetails':{'truncated':false}}");
  }

  @Test
  void are_set_from_the_result_of_a_task_as_it_came() {
    stepFunctions.createActivity("work");
    String fields =
        ",'ResultSelector':{'s.$':'$.r'},'ResultPath':'$.kept','Assign':{'r.$':'$.r','in.$':'$$.State.Name'}";
    Execution execution =
        run(
            states(
                "T",
                taskState(ACTIVITY, "'Next':'P'", fields)
                    + ",'P':{'Type':'Pass','Parameters':{'r.$':'$r','in.$':'$in','all.$':'$'},"
                    + "'End':true}"),
            "{'a':1}");
    String token = client.getActivityTask(r -> r.activityArn(ACTIVITY)).taskToken();
    client.sendTaskSuccess(r -> r.taskToken(token).output("{\"r\":[7]}"));

    assertThat(execution.output())
        .contains("{\"r\":[7],\"in\":\"T\",\"all\":{\"a\":1,\"kept\":{\"s\":[7]}}}");
  }

  @Test
  void a_catcher_sets_them_from_the_error_output() {
    stepFunctions.createActivity("work");
    String fields =
        ",'Assign':{'never.$':'$.r'},'Catch':[{'ErrorEquals':['States.ALL'],'ResultPath':null,"
            + "'Assign':{'error.$':'$.Error'},'Next':'P'}]";
    Execution execution =
        run(
            states(
                "T",
                taskState(ACTIVITY, "'End':true", fields)
                    + ",'P':{'Type':'Pass','Parameters':{'e.$':'$error'},'End':true}"),
            "{'a':1}");
    String token = client.getActivityTask(r -> r.activityArn(ACTIVITY)).taskToken();
    client.sendTaskFailure(r -> r.taskToken(token).error("Broken"));

    assertThat(execution.output()).contains("{\"e\":\"Broken\"}");
  }

  @Test
  void iterations_see_those_from_outside_and_keep_theirs_to_themselves() {
    Execution execution =
        run(
            states(
                "A",
                "'A':{'Type':'Pass','Assign':{'outer':1},'Next':'M'},"
                    + "'M':{'Type':'Map','MaxConcurrency':1,'Next':'C','ItemProcessor':{'StartAt':'I',"
                    + "'States':{'I':{'Type':'Pass','Assign':{'mine.$':'$'},'Next':'J'},"
                    + "'J':{'Type':'Pass','Parameters':{'o.$':'$outer','m.$':'$mine'},'End':true}}}},"
                    + "'C':{'Type':'Pass','InputPath':'$mine','End':true}"),
            "[5,6]");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.cause())
        .contains(
            "An error occurred while executing the state 'C' (entered at the event id #20)."
                + " Invalid path '$mine' : No value for variable: mine");
    assertThat(Told.history(client, execution.executionArn()))
        .anySatisfy(
            event ->
                assertThat(event)
                    .endsWith(
                        "MapStateExited {'name':'M','output':"
                            + "'[{\\'o\\':1,\\'m\\':5},{\\'o\\':1,\\'m\\':6}]'}"));
  }

  @Test
  void one_may_be_as_large_as_a_payload_and_no_larger() {
    String input = "{'t':'" + "x".repeat(131_000) + "'}";
    String once = "'A':{'Type':'Pass','Assign':{'x.$':'$.t'},'End':true}";
    assertThat(run(states("A", once), input).status()).isEqualTo(ExecutionStatus.SUCCEEDED);

    String twice =
        "'A':{'Type':'Pass','Assign':{'x.$':'States.Array($.t,$.t,1,2,3,4)'},'End':true}";
    Execution large = run("large", states("A", twice.replace("1,2", "$.t")), input);
    assertThat(large.error()).contains("States.DataLimitExceeded");
    assertThat(large.cause())
        .contains(
            "The state/task 'A' returned a result with a size exceeding the maximum number of"
                + " bytes service limit.");
  }

  @Test
  void a_definition_tells_who_reads_what() {
    stepFunctions.createStateMachine(
        "m",
        states(
            "A",
            "'A':{'Type':'Pass','Assign':{'x':1},'Next':'B'},"
                + "'B':{'Type':'Pass','InputPath':'$x','End':true}"));

    assertThat(
            client
                .describeStateMachine(r -> r.stateMachineArn(Machines.PREFIX + "stateMachine:m"))
                .variableReferences())
        .containsEntry("B", List.of("x"))
        .hasSize(1);
  }
}
