package dev.holter.contract;

import static dev.holter.contract.Machines.JOB;
import static dev.holter.contract.Machines.REQUEST;
import static dev.holter.contract.Machines.caught;
import static dev.holter.contract.Machines.json;
import static dev.holter.contract.Machines.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.FakeStepFunctions;
import dev.holter.IntegrationResponses;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Answers that are told call by call. */
@StepFunctionsTest
class IntegrationAnswersTests {
  private static final String HTTP = "arn:aws:states:::http:invoke";
  private static final String RETRY =
      ",'Retry':[{'ErrorEquals':['States.ALL'],'IntervalSeconds':10,'BackoffRate':1}]";
  private static final String ENDPOINT =
      ",'Parameters':{'ApiEndpoint':'https://example.com','Method':'GET',"
          + "'Authentication':{'ConnectionArn':'arn:aws:events:us-east-1:123456789012:connection/c/1'}}";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  IntegrationAnswersTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  private Execution start(String definition) {
    stepFunctions.createStateMachine("m", definition);
    return stepFunctions.startExecution("{}");
  }

  private List<String> history(Execution execution) {
    return Told.history(client, execution.executionArn());
  }

  @Test
  void each_attempt_gets_the_next_answer_and_the_last_one_is_given_again() {
    stepFunctions
        .integration("sqs:sendMessage")
        .fails("Sqs.Busy", "wait")
        .times(2)
        .thenReturns("{\"n\":3}")
        .after(Duration.ofSeconds(7))
        .thenReturns("{\"n\":4}");
    Execution first = start(task(REQUEST, RETRY));
    clock.advanceBy(Duration.ofSeconds(26));
    assertThat(first.status()).isEqualTo(ExecutionStatus.RUNNING);
    clock.advanceBy(Duration.ofSeconds(1));
    assertThat(first.output()).contains("{\"n\":3}");

    Execution second = stepFunctions.startExecution("{}");
    clock.advanceBy(Duration.ofSeconds(27));
    assertThat(second.output()).contains("{\"n\":3}");
  }

  @Test
  void a_loop_counts_on_where_attempts_begin_anew() {
    stepFunctions
        .integration("sqs:sendMessage")
        .returns("{\"ready\":false}")
        .times(2)
        .thenReturns("{\"ready\":true}");
    Execution execution =
        start(
            json(
                "{'StartAt':'T','States':{'T':{'Type':'Task','Resource':'"
                    + REQUEST
                    + "','Next':'C'},'C':{'Type':'Choice','Choices':[{'Variable':'$.ready',"
                    + "'BooleanEquals':true,'Next':'D'}],'Default':'T'},'D':{'Type':'Succeed'}}}"));

    assertThat(execution.output()).contains("{\"ready\":true}");
    assertThat(execution.tasks()).hasSize(3);
  }

  @Test
  void a_job_has_an_answer_for_its_submission_and_one_for_its_end() {
    stepFunctions
        .integration("ecs:runTask")
        .returns("{\"ExitCode\":0}")
        .submitting("{\"TaskArn\":\"t\"}")
        .after(Duration.ofHours(3));
    Execution execution = start(task(JOB, ""));

    assertThat(history(execution).get(4))
        .isEqualTo(
            "5<4 TaskSubmitted {'resourceType':'ecs','resource':'runTask.sync',"
                + "'output':'{\\'TaskArn\\':\\'t\\'}'}");
    clock.advanceBy(Duration.ofHours(3));
    assertThat(execution.output()).contains("{\"ExitCode\":0}");
    assertThat(execution.stoppedAt()).contains(execution.startedAt().plus(Duration.ofHours(3)));
  }

  @Test
  void an_endpoint_responds_with_a_status_and_a_body() {
    stepFunctions.integration("http:invoke").responds(200, "{\"id\":1}");
    Execution execution = start(task(HTTP, ENDPOINT));

    assertThat(execution.output())
        .contains(
            """
            {"Headers":{"content-type":["application/json"]},"ResponseBody":{"id":1},\
            "StatusCode":200,"StatusText":"OK"}\
            """);
  }

  @Test
  void an_endpoint_that_refuses_fails_the_task_by_its_status() {
    stepFunctions.integration("http:invoke").responds(503, "later").thenResponds(200, "done");
    Execution execution =
        start(
            caught(
                HTTP,
                ENDPOINT
                    + ",'Catch':[{'ErrorEquals':['States.Http.StatusCode.503'],"
                    + "'Next':'Caught'}]"));

    assertThat(execution.output())
        .contains("{\"Error\":\"States.Http.StatusCode.503\",\"Cause\":\"later\"}");
  }

  @Test
  void a_function_is_answered_for_by_its_arn_or_by_invoke() throws Exception {
    stepFunctions.integration(Machines.LAMBDA).returns("{\"w\":100}");
    assertThat(start(task(Machines.LAMBDA, "")).output()).contains("{\"w\":100}");

    stepFunctions.integration("lambda:invoke", call -> IntegrationResponses.lambda("{\"w\":7}"));
    stepFunctions.createStateMachine(
        "n", task("arn:aws:states:::lambda:invoke", ",'Parameters':{'FunctionName':'f'}"));
    assertThat(stepFunctions.startExecution("n", "{}").output())
        .contains("{\"ExecutedVersion\":\"$LATEST\",\"Payload\":{\"w\":7},\"StatusCode\":200}");
  }

  @Test
  void an_action_of_the_sdk_fails_by_the_name_of_its_exception() {
    stepFunctions
        .integration("aws-sdk:dynamodb:getItem")
        .fails("DynamoDb.ResourceNotFoundException", "no table");
    Execution execution = start(task("arn:aws:states:::aws-sdk:dynamodb:getItem", ""));

    assertThat(execution.error()).contains("DynamoDb.ResourceNotFoundException");
    assertThat(execution.cause()).contains("no table");
  }

  // Kotlin's TODO() throws an Error too.
  @Test
  void an_error_in_a_handler_is_the_failure_of_the_test() {
    Error broken = new Error("not written yet");
    stepFunctions.integration(
        "sqs:sendMessage",
        call -> {
          throw broken;
        });

    assertThatThrownBy(() -> start(task(REQUEST, ""))).isSameAs(broken);
  }

  @Test
  @SuppressWarnings("NullAway")
  void a_handler_that_returns_nothing_is_told_what_to_return() {
    stepFunctions.integration("sqs:sendMessage", call -> null);

    assertThatThrownBy(() -> start(task(REQUEST, "")))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The answer for [arn:aws:states:::sqs:sendMessage] in state [T] is not JSON: [null];"
                + " return a JSON text such as {} or \"done\" in quotes");
  }

  @Test
  void an_answer_that_cannot_be_is_refused() {
    refused(
        () -> stepFunctions.integration("a:b").returns("done"),
        "The answer [done] is not JSON: give a JSON text such as {} or \"done\" in quotes");
    refused(
        () -> stepFunctions.integration("a:b").returns("{}").times(0),
        "The answer is to be given [0] times: give a number from 1 on");
    refused(
        () -> stepFunctions.integration("a:b").returns("{}").after(Duration.ofSeconds(-1)),
        "The answer is to be given after [PT-1S]: give a duration from zero on");
    refused(
        () -> stepFunctions.integration("a:b").responds(99, ""),
        "The HTTP status is [99]: give one from 100 to 599");
    refused(
        () -> IntegrationResponses.lambda("done"),
        """
        The payload [done] is not JSON: give what the function returns, such as {} or \
        "done" in quotes\
        """);
    refused(
        () -> stepFunctions.integration("sqs").returns("{}"),
        "The integration is [sqs]: give a service and its action such as sqs:sendMessage, the"
            + " Resource of the state, or the ARN of a Lambda function");
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
