package dev.holter.contract;

import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.caught;
import static dev.holter.contract.Machines.json;
import static dev.holter.contract.Machines.limited;
import static dev.holter.contract.Machines.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Which catcher takes an error, and what it hands on. */
@StepFunctionsTest
class CatchTests {
  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  CatchTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  private Execution start(String definition, String input) {
    stepFunctions.createStateMachine("m", definition);
    return stepFunctions.startExecution(json(input));
  }

  private String takeUp() {
    return client.getActivityTask(r -> r.activityArn(ACTIVITY)).taskToken();
  }

  private static String catcher(String names) {
    return ",'Catch':[{'ErrorEquals':[" + names + "],'Next':'Caught'}]";
  }

  // Recorded for the timeout: the cause is the empty text. Inferred for the heartbeat.
  @ParameterizedTest
  @CsvSource({"TimeoutSeconds", "HeartbeatSeconds"})
  void an_expiry_hands_on_an_empty_cause(String field) {
    Execution execution =
        start(caught(ACTIVITY, ",'" + field + "':5" + catcher("'States.Timeout'")), "{}");
    takeUp();
    clock.advanceBy(Duration.ofSeconds(5));

    assertThat(execution.output()).contains(json("{'Error':'States.Timeout','Cause':''}"));
  }

  // Recorded.
  @Test
  void a_failure_without_error_and_cause_hands_on_nulls() {
    Execution execution =
        start(
            caught(
                ACTIVITY,
                ",'Catch':[{'ErrorEquals':['States.Runtime'],'Next':'T'},"
                    + "{'ErrorEquals':['States.ALL'],'Next':'Caught'}]"),
            "{}");
    String token = takeUp();
    client.sendTaskFailure(r -> r.taskToken(token));

    assertThat(execution.output()).contains(json("{'Error':null,'Cause':null}"));
  }

  // Documented, and inferred for the third column: a missed heartbeat can be told apart.
  @ParameterizedTest
  @CsvSource({
    "States.Timeout, TimeoutSeconds, true",
    "States.Timeout, HeartbeatSeconds, true",
    "States.HeartbeatTimeout, TimeoutSeconds, false",
    "States.HeartbeatTimeout, HeartbeatSeconds, true",
    "States.TaskFailed, TimeoutSeconds, false",
    "States.TaskFailed, HeartbeatSeconds, false",
    "States.ALL, TimeoutSeconds, true",
    "States.ALL, HeartbeatSeconds, true",
    "state.timeout, TimeoutSeconds, false",
    "State.ALL, TimeoutSeconds, false",
  })
  void names_match_expiries(String name, String field, boolean matches) {
    Execution execution =
        start(caught(ACTIVITY, ",'" + field + "':5" + catcher("'" + name + "'")), "{}");
    takeUp();
    clock.advanceBy(Duration.ofSeconds(5));

    assertThat(execution.status()).hasToString(matches ? "SUCCEEDED" : "FAILED");
    assertThat(execution.error().orElse("caught")).isEqualTo(matches ? "caught" : "States.Timeout");
  }

  @ParameterizedTest
  @CsvSource({
    "States.TaskFailed, E, true",
    "States.TaskFailed, Lambda.Unknown, true",
    "E, E, true",
    "E, e, false",
    "States.ALL, E, true",
    "States.ALL, States.Runtime, false",
  })
  void names_match_failures(String name, String error, boolean matches) {
    Execution execution = start(caught(ACTIVITY, catcher("'" + name + "'")), "{}");
    String token = takeUp();
    client.sendTaskFailure(r -> r.taskToken(token).error(error));

    assertThat(execution.status()).hasToString(matches ? "SUCCEEDED" : "FAILED");
  }

  // The first entry in the array's order wins.
  @ParameterizedTest
  @CsvSource({
    "States.Timeout, States.HeartbeatTimeout, 1",
    "States.HeartbeatTimeout, States.Timeout, 1",
    "States.TaskFailed, States.HeartbeatTimeout, 2",
  })
  void order_decides_between_timeout_and_heartbeat(String first, String second, int taken) {
    Execution execution =
        start(
            caught(
                ACTIVITY,
                ",'HeartbeatSeconds':5,'Catch':["
                    + "{'ErrorEquals':['"
                    + first
                    + "'],'ResultPath':'$.first','Next':'Caught'},"
                    + "{'ErrorEquals':['"
                    + second
                    + "'],'ResultPath':'$.second','Next':'Caught'}]"),
            "{}");
    takeUp();
    clock.advanceBy(Duration.ofSeconds(5));

    String field = taken == 1 ? "first" : "second";
    assertThat(execution.output())
        .contains(json("{'" + field + "':{'Error':'States.Timeout','Cause':''}}"));
  }

  // Recorded: the state's own OutputPath and ResultPath do not touch what was caught.
  @Test
  void a_catcher_applies_its_own_result_path_to_the_input() {
    Execution execution =
        start(
            caught(
                ACTIVITY,
                ",'OutputPath':'$.nowhere','ResultPath':'$.result','InputPath':'$.a','Catch':["
                    + "{'ErrorEquals':['States.ALL'],'ResultPath':'$.error','Next':'Caught'}]"),
            "{'a':{'b':1}}");
    String token = takeUp();
    client.sendTaskFailure(r -> r.taskToken(token).error("E").cause("{\"x\":1}"));

    assertThat(execution.output())
        .contains("{\"a\":{\"b\":1},\"error\":{\"Error\":\"E\",\"Cause\":\"{\\\"x\\\":1}\"}}");
  }

  // Recorded: not even a catcher that names it takes States.Runtime.
  @Test
  void a_failure_of_the_states_own_paths_is_not_caught() {
    Execution execution =
        start(
            caught(
                ACTIVITY,
                ",'OutputPath':'$.nowhere','Retry':[{'ErrorEquals':['States.Runtime']}],'Catch':["
                    + "{'ErrorEquals':['States.Runtime'],'Next':'Caught'}]"),
            "{}");
    String token = takeUp();
    client.sendTaskSuccess(r -> r.taskToken(token).output("{}"));

    assertThat(execution.error()).contains("States.Runtime");
    assertThat(execution.cause())
        .contains(
            "An error occurred while executing the state 'T' (entered at the event id #2). Invalid"
                + " path '$.nowhere' : No results for path: $['nowhere']");
  }

  // Documented: only States.Runtime and States.DataLimitExceeded are beyond States.ALL.
  @Test
  void a_result_that_has_no_place_in_the_input_can_be_caught() {
    Execution execution =
        start(caught(ACTIVITY, ",'ResultPath':'$.a'" + catcher("'States.ALL'")), "[]");
    String token = takeUp();
    client.sendTaskSuccess(r -> r.taskToken(token).output("{}"));

    assertThat(execution.output().orElseThrow())
        .startsWith(json("{'Error':'States.ResultPathMatchFailure',"));
  }

  // Documented: catchers do not apply to the limit of the execution.
  @Test
  void the_limit_of_the_execution_cannot_be_caught() {
    Execution execution = start(limited(caught(ACTIVITY, catcher("'States.ALL'")), 5), "{}");
    takeUp();
    clock.advanceBy(Duration.ofSeconds(5));

    assertThat(execution.status()).hasToString("TIMED_OUT");
    assertThat(execution.error()).isEmpty();
  }

  @Test
  void retriers_come_before_catchers() {
    Execution execution =
        start(
            caught(ACTIVITY, ",'Retry':[{'ErrorEquals':['E'],'MaxAttempts':1}]" + catcher("'E'")),
            "{}");
    for (int i = 0; i < 2; i++) {
      String token = takeUp();
      client.sendTaskFailure(r -> r.taskToken(token).error("E"));
      clock.advanceBy(Duration.ofSeconds(1));
    }

    assertThat(execution.tasks()).hasSize(2);
    assertThat(execution.status()).hasToString("SUCCEEDED");
  }

  @Test
  void empty_lists_are_legal() {
    Execution execution = start(task(ACTIVITY, ",'Retry':[],'Catch':[]"), "{}");
    String token = takeUp();
    client.sendTaskFailure(r -> r.taskToken(token).error("E"));

    assertThat(execution.error()).contains("E");
  }
}
