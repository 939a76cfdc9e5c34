package dev.holter.contract;

import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.json;
import static dev.holter.contract.Machines.states;
import static dev.holter.contract.Machines.taskState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Where a Choice state goes, and what its execution shows of it. */
@StepFunctionsTest
class ChoiceTests {
  private static final String DONE = "'Done':{'Type':'Succeed'}";
  private static final String IF_DONE =
      "{'Variable':'$.status','StringEquals':'done','Next':'Done'}";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  ChoiceTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  private Execution start(String definition, String input) {
    stepFunctions.createStateMachine("m", definition);
    return stepFunctions.startExecution(json(input));
  }

  private static String choice(String fields) {
    return "'C':{'Type':'Choice','Choices':[" + IF_DONE + "]" + fields + "}";
  }

  // Recorded.
  @Test
  void a_choice_is_entered_and_left_like_any_state() {
    Execution execution =
        start(
            states("C", choice(",'InputPath':'$.in','OutputPath':'$.status'") + "," + DONE),
            "{'in':{'status':'done'}}");

    assertThat(Told.history(client, execution.executionArn()))
        .containsExactly(
            "1<0 ExecutionStarted {'input':'{\\'in\\':{\\'status\\':\\'done\\'}}',"
                + "'roleArn':'arn:aws:iam::123456789012:role/holter'}",
            "2<0 ChoiceStateEntered"
                + " {'name':'C','input':'{\\'in\\':{\\'status\\':\\'done\\'}}'}",
            "3<2 ChoiceStateExited {'name':'C','output':'\\'done\\''}",
            "4<3 SucceedStateEntered {'name':'Done','input':'\\'done\\''}",
            "5<4 SucceedStateExited {'name':'Done','output':'\\'done\\''}",
            "6<5 ExecutionSucceeded {'output':'\\'done\\''}");
  }

  // The error name is documented, the cause reported by people who asked the service.
  @Test
  void an_input_that_no_rule_matches_fails_the_execution() {
    Execution execution = start(states("C", choice("") + "," + DONE), "{'status':'open'}");

    assertThat(Told.history(client, execution.executionArn()))
        .hasSize(3)
        .last()
        .isEqualTo(
            "3<2 ExecutionFailed {'error':'States.Runtime','cause':'An error occurred"
                + " while executing the state 'C' (entered at the event id #2). Failed to"
                + " transition out of the state. The state does not point to a next state.'}");
  }

  // Reported by people who asked the service.
  @Test
  void a_variable_that_leads_nowhere_fails_the_execution() {
    Execution execution =
        start(states("C", choice(",'Default':'Done'") + "," + DONE), "{'state':'done'}");

    assertThat(Told.history(client, execution.executionArn()))
        .hasSize(3)
        .last()
        .isEqualTo(
            "3<2 ExecutionFailed {'error':'States.Runtime','cause':'An error occurred while"
                + " executing the state 'C' (entered at the event id #2). Invalid path"
                + " '$.status': The choice state's condition path references an invalid"
                + " value.'}");
  }

  @Test
  void a_loop_asks_a_worker_until_the_work_is_done() {
    Execution execution =
        start(
            states(
                "T",
                taskState(ACTIVITY, "'Next':'C'", "")
                    + ","
                    + choice(",'Default':'W'")
                    + ",'W':{'Type':'Wait','Seconds':30,'Next':'T'},"
                    + DONE),
            "{}");

    answer("{'status':'open'}");
    clock.advanceBy(Duration.ofSeconds(30));
    answer("{'status':'open'}");
    clock.advanceBy(Duration.ofSeconds(30));
    answer("{'status':'done'}");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(execution.output()).contains(json("{'status':'done'}"));
  }

  private void answer(String output) {
    String token = client.getActivityTask(r -> r.activityArn(ACTIVITY)).taskToken();
    client.sendTaskSuccess(r -> r.taskToken(token).output(json(output)));
  }
}
