package dev.holter.contract;

import static dev.holter.contract.Machines.CALLBACK;
import static dev.holter.contract.Machines.JOB;
import static dev.holter.contract.Machines.LAMBDA;
import static dev.holter.contract.Machines.REQUEST;
import static dev.holter.contract.Machines.caught;
import static dev.holter.contract.Machines.json;
import static dev.holter.contract.Machines.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holter.FakeStepFunctions;
import dev.holter.IntegrationException;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Tasks that call what the test answers for. */
@StepFunctionsTest
class IntegrationTests {
  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  IntegrationTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  private Execution start(String definition) {
    stepFunctions.createStateMachine("m", definition);
    return stepFunctions.startExecution("{}");
  }

  @Test
  void a_callback_finds_its_token_in_its_parameters() {
    List<String> sent = new ArrayList<>();
    stepFunctions.integration(
        "sqs:sendMessage",
        call -> {
          sent.add(call.parameter("$.MessageBody.token"));
          return "{}";
        });
    Execution execution =
        start(task(CALLBACK, ",'Parameters':{'MessageBody':{'token.$':'$$.Task.Token'}}"));

    assertThat(sent).containsExactly(execution.tasks().get(0).taskToken().orElseThrow());
  }

  // Recorded 2024: the state is legal and waits until a clock expires.
  @Test
  void a_callback_whose_token_is_never_sent_waits_for_its_clock() {
    stepFunctions.integration("sqs:sendMessage", call -> "{}");
    Execution execution = start(task(CALLBACK, ",'HeartbeatSeconds':5"));

    clock.advanceBy(Duration.ofSeconds(5));

    assertThat(execution.error()).contains("States.Timeout");
  }

  // The order of events is unknown; here a finished task has no submitted event.
  @Test
  void a_callback_may_be_completed_before_its_call_has_returned() {
    stepFunctions.integration(
        "sqs:sendMessage",
        call -> {
          client.sendTaskSuccess(r -> r.taskToken(call.taskToken().orElseThrow()).output("7"));
          return "{}";
        });
    Execution execution = start(task(CALLBACK, ""));

    assertThat(execution.output()).contains("7");
    assertThat(Told.history(client, execution.executionArn()))
        .extracting(line -> line.replaceFirst(" \\{.*", ""))
        .containsExactly(
            "1<0 ExecutionStarted",
            "2<0 TaskStateEntered",
            "3<2 TaskScheduled",
            "4<3 TaskStarted",
            "5<4 TaskSucceeded",
            "6<5 TaskStateExited",
            "7<6 ExecutionSucceeded");
  }

  // Recorded 2024: the output is the supplied one, and the job is not looked at any more.
  @Test
  void a_job_whose_token_was_sent_can_be_completed_by_it() {
    List<String> tokens = new ArrayList<>();
    stepFunctions.integration(
        "ecs:runTask",
        call -> {
          tokens.add(call.parameter("$.token"));
          clock.sleep(Duration.ofMinutes(10));
          return "\"the job\"";
        });
    Execution execution = start(task(JOB, ",'Parameters':{'token.$':'$$.Task.Token'}"));
    clock.advanceBy(Duration.ofMinutes(1));

    client.sendTaskSuccess(r -> r.taskToken(tokens.get(0)).output("\"early\""));
    clock.advanceBy(Duration.ofMinutes(20));

    assertThat(execution.output()).contains("\"early\"");
  }

  @Test
  void a_plain_call_has_no_token() {
    stepFunctions.integration("sqs:sendMessage", call -> "{}");
    Execution execution = start(task(REQUEST, ",'Parameters':{'token.$':'$$.Task.Token'}"));

    assertThat(execution.cause())
        .contains(
            "An error occurred while executing the state 'T' (entered at the event id #2). The"
                + " JSONPath '$$.Task.Token' specified for the field 'token.$' could not be found"
                + " in the input '"
                + "{}"
                + "'");
  }

  @Test
  void a_failure_of_a_call_is_retried_and_caught_by_its_name() {
    stepFunctions.integration(
        "sqs:sendMessage",
        call -> {
          throw new IntegrationException("SQS.SdkClientException", "no queue");
        });
    Execution execution =
        start(
            caught(
                REQUEST,
                ",'Retry':[{'ErrorEquals':['SQS.SdkClientException'],'MaxAttempts':2}],"
                    + "'Catch':[{'ErrorEquals':['States.TaskFailed'],'Next':'Caught'}]"));
    clock.advanceBy(Duration.ofSeconds(3));

    assertThat(execution.tasks()).hasSize(3);
    assertThat(execution.output())
        .contains(json("{'Error':'SQS.SdkClientException','Cause':'no queue'}"));
  }

  // Documented: a slow call is inside the timeout.
  @Test
  void a_call_that_takes_longer_than_the_timeout_has_timed_out() {
    stepFunctions.integration(
        LAMBDA,
        call -> {
          clock.sleep(Duration.ofSeconds(5));
          return "{}";
        });
    Execution execution = start(task(LAMBDA, ",'TimeoutSeconds':5"));
    clock.advanceBy(Duration.ofSeconds(10));

    TaskAttempt task = execution.tasks().get(0);
    assertThat(task.endedAt()).contains(VirtualClock.DEFAULT_START.plusSeconds(5));
    assertThat(execution.error()).contains("States.Timeout");
    assertThat(execution.history()).hasSize(6);
  }

  // Recorded 2024: States.ALL catches a result that is too large.
  @Test
  void a_result_that_is_too_large_can_be_caught() {
    stepFunctions.integration("sqs:sendMessage", call -> '"' + "x".repeat(262_143) + '"');
    Execution execution =
        start(caught(REQUEST, ",'Catch':[{'ErrorEquals':['States.ALL'],'Next':'Caught'}]"));

    assertThat(execution.output())
        .contains(
            json("{'Error':'States.DataLimitExceeded','Cause':'The state/task @sqs@ returned a"
                    + " result with a size exceeding the maximum number of bytes service limit.'}")
                .replace('@', '\''));
  }

  @Test
  void a_result_of_exactly_the_limit_is_allowed() {
    String result = '"' + "x".repeat(262_142) + '"';
    stepFunctions.integration("sqs:sendMessage", call -> result);

    assertThat(start(task(REQUEST, "")).output()).contains(result);
  }

  @Test
  void a_call_that_nothing_answers_says_which_line_to_add() {
    stepFunctions.createStateMachine("m", task(REQUEST, ""));

    assertThat(catchThrowable(() -> stepFunctions.startExecution("{}")))
        .hasMessage(
            """
            State [T] calls [arn:aws:states:::sqs:sendMessage], and nothing answers it: add \
            stepFunctions.integration("sqs:sendMessage", call -> "{}") to the test, \
            before the execution starts\
            """);
  }

  @Test
  void an_answer_that_is_not_json_fails_the_test() {
    stepFunctions.integration("sqs:sendMessage", call -> "100 %");
    stepFunctions.createStateMachine("m", task(REQUEST, ""));

    assertThat(catchThrowable(() -> stepFunctions.startExecution("{}")))
        .hasMessage(
            """
            The answer for [arn:aws:states:::sqs:sendMessage] in state [T] is not JSON: [100 %]; \
            return a JSON text such as {} or "done" in quotes\
            """);
  }

  @Test
  void a_handler_that_breaks_fails_the_test_with_its_own_exception() {
    IllegalStateException broken = new IllegalStateException("a bug of the test");
    stepFunctions.integration(
        "sqs:sendMessage",
        call -> {
          throw broken;
        });
    stepFunctions.createStateMachine("m", task(REQUEST, ""));

    assertThat(catchThrowable(() -> stepFunctions.startExecution("{}"))).isSameAs(broken);
  }
}
