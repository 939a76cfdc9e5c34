package dev.holter.contract;

import static dev.holter.contract.Machines.CALLBACK;
import static dev.holter.contract.Machines.JOB;
import static dev.holter.contract.Machines.LAMBDA;
import static dev.holter.contract.Machines.REQUEST;
import static dev.holter.contract.Machines.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.IntegrationException;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Histories of calls, callbacks, jobs and functions, event by event, as recorded. */
@StepFunctionsTest
class IntegrationHistoryTests {
  private static final String STARTED =
      "1<0 ExecutionStarted {'input':'{}','roleArn':'" + Machines.ROLE + "'}";
  private static final String ENTERED = "2<0 TaskStateEntered {'name':'T','input':'{}'}";
  private static final String RESOURCE =
      "'resourceType':'sqs','resource':'sendMessage.waitForTaskToken'";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  IntegrationHistoryTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  private Execution start(String definition) {
    stepFunctions.createStateMachine("m", definition);
    return stepFunctions.startExecution("{}");
  }

  /** All but the first two events, which begin every history here. */
  private List<String> rest(Execution execution) {
    List<String> history = Told.history(client, execution.executionArn());
    assertThat(history).startsWith(STARTED, ENTERED);
    return history.subList(2, history.size());
  }

  @Test
  void a_callback_that_succeeds() {
    stepFunctions.integration("sqs:sendMessage", call -> "{\"MessageId\":\"1\"}");
    Execution execution = start(task(CALLBACK, ",'Parameters':{'a':1}"));
    String token = execution.tasks().get(0).taskToken().orElseThrow();
    client.sendTaskHeartbeat(r -> r.taskToken(token));
    client.sendTaskSuccess(r -> r.taskToken(token).output("\"done\""));

    assertThat(rest(execution))
        .containsExactly(
            "3<2 TaskScheduled {" + RESOURCE + ",'region':'us-east-1','parameters':'{\\'a\\':1}'}",
            "4<3 TaskStarted {" + RESOURCE + "}",
            "5<4 TaskSubmitted {" + RESOURCE + ",'output':'{\\'MessageId\\':\\'1\\'}'}",
            "6<5 TaskSucceeded {" + RESOURCE + ",'output':'\\'done\\''}",
            "7<6 TaskStateExited {'name':'T','output':'\\'done\\''}",
            "8<7 ExecutionSucceeded {'output':'\\'done\\''}");
  }

  @Test
  void a_callback_that_fails_without_error_and_cause_or_expires() {
    stepFunctions.integration("sqs:sendMessage", call -> "{}");
    Execution failed = start(task(CALLBACK, ",'HeartbeatSeconds':5"));
    client.sendTaskFailure(r -> r.taskToken(failed.tasks().get(0).taskToken().orElseThrow()));
    Execution expired = stepFunctions.startExecution("{}");
    clock.advanceBy(Duration.ofSeconds(5));

    assertThat(rest(failed).subList(3, 5))
        .containsExactly("6<5 TaskFailed {" + RESOURCE + "}", "7<6 ExecutionFailed {}");
    assertThat(rest(expired).subList(3, 5))
        .containsExactly(
            "6<5 TaskTimedOut {" + RESOURCE + ",'error':'States.Timeout'}",
            "7<6 ExecutionFailed {'error':'States.Timeout'}");
  }

  @Test
  void a_call_that_is_answered_or_refused_has_no_submitted_event() {
    stepFunctions.integration(
        "sqs:sendMessage",
        call -> {
          if (call.parameters().equals("1")) {
            throw new IntegrationException("SQS.SdkClientException", "no queue");
          }
          return "{\"a\":1}";
        });
    stepFunctions.createStateMachine("m", task(REQUEST, ",'ResultPath':null"));
    String resource = "'resourceType':'sqs','resource':'sendMessage'";

    assertThat(rest(stepFunctions.startExecution("{}")))
        .containsExactly(
            "3<2 TaskScheduled {" + resource + ",'region':'us-east-1','parameters':'{}'}",
            "4<3 TaskStarted {" + resource + "}",
            "5<4 TaskSucceeded {" + resource + ",'output':'{\\'a\\':1}'}",
            "6<5 TaskStateExited {'name':'T','output':'{}'}",
            "7<6 ExecutionSucceeded {'output':'{}'}");
    assertThat(Told.history(client, stepFunctions.startExecution("1").executionArn()).subList(4, 6))
        .containsExactly(
            "5<4 TaskFailed {" + resource + ",'error':'SQS.SdkClientException','cause':'no queue'}",
            "6<5 ExecutionFailed {'error':'SQS.SdkClientException','cause':'no queue'}");
  }

  @Test
  void a_job_has_a_submitted_event() {
    stepFunctions.integration("ecs:runTask", call -> "{}");

    assertThat(rest(start(task(JOB, ""))))
        .extracting(line -> line.substring(0, line.indexOf(" {")))
        .containsExactly(
            "3<2 TaskScheduled",
            "4<3 TaskStarted",
            "5<4 TaskSubmitted",
            "6<5 TaskSucceeded",
            "7<6 TaskStateExited",
            "8<7 ExecutionSucceeded");
  }

  @Test
  void a_plain_function_has_events_of_its_own() {
    stepFunctions.integration(
        LAMBDA,
        call -> {
          if (call.parameters().equals("1")) {
            throw new IntegrationException("CustomException", "{}");
          }
          clock.sleep(Duration.ofSeconds(call.parameters().equals("2") ? 5 : 4));
          return "7";
        });
    stepFunctions.createStateMachine("m", task(LAMBDA, ",'TimeoutSeconds':5"));
    Execution succeeded = stepFunctions.startExecution("{}");
    Execution failed = stepFunctions.startExecution("1");
    Execution late = stepFunctions.startExecution("2");
    clock.advanceBy(Duration.ofSeconds(5));

    assertThat(rest(succeeded))
        .containsExactly(
            "3<2 LambdaFunctionScheduled {'resource':'"
                + LAMBDA
                + "','input':'{}','timeoutInSeconds':5}",
            "4<3 LambdaFunctionStarted",
            "5<4 LambdaFunctionSucceeded {'output':'7'}",
            "6<5 TaskStateExited {'name':'T','output':'7'}",
            "7<6 ExecutionSucceeded {'output':'7'}");
    assertThat(Told.history(client, failed.executionArn()))
        .endsWith(
            "5<4 LambdaFunctionFailed {'error':'CustomException','cause':'{}'}",
            "6<5 ExecutionFailed {'error':'CustomException','cause':'{}'}");
    assertThat(Told.history(client, late.executionArn()))
        .endsWith(
            "5<4 LambdaFunctionTimedOut {'error':'States.Timeout'}",
            "6<5 ExecutionFailed {'error':'States.Timeout'}");
  }
}
