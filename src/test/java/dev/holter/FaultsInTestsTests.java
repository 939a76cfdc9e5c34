package dev.holter;

import static dev.holter.TaskDefinition.callback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

@StepFunctionsTest
@Execution(ExecutionMode.CONCURRENT)
class FaultsInTestsTests {
  private FakeStepFunctions stepFunctions;
  private VirtualClock clock;
  private TaskAttempt task;

  /** When each beat came back to the worker. */
  private final List<Duration> returned = new ArrayList<>();

  FaultsInTestsTests(FakeStepFunctions stepFunctions, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.clock = clock;
  }

  @BeforeEach
  void schedule() {
    task =
        stepFunctions.scheduleTask(callback("sqs:sendMessage").heartbeat(Duration.ofSeconds(60)));
  }

  private void beat(TaskAttempt beaten, int times) {
    SfnClient client = stepFunctions.client();
    String token = beaten.taskToken().orElseThrow();
    stepFunctions.runScript(
        () -> {
          for (int i = 0; i < times; i++) {
            clock.sleep(Duration.ofSeconds(10));
            client.sendTaskHeartbeat(r -> r.taskToken(token));
            returned.add(clock.elapsed());
          }
        });
    clock.advanceBy(Duration.ofMinutes(1));
  }

  private static Duration millis(long amount) {
    return Duration.ofMillis(amount);
  }

  @Test
  void throttling_is_retried_after_a_second_of_virtual_time() {
    stepFunctions.onHeartbeat(2, Fault.throttling());

    beat(task, 2);

    assertThat(returned).containsExactly(millis(10_000), millis(21_000));
    assertThat(task.heartbeats()).hasSize(2);
  }

  @Test
  void an_internal_failure_a_reset_and_a_lost_response_are_retried_sooner() {
    stepFunctions
        .onHeartbeat(1, Fault.internalFailure())
        .onHeartbeat(3, Fault.connectionReset())
        .onHeartbeat(5, Fault.lostResponse());

    beat(task, 3);

    assertThat(returned).containsExactly(millis(10_100), millis(20_200), millis(30_300));
    // The lost one was served.
    assertThat(task.heartbeats()).hasSize(4);
  }

  @Test
  void an_error_of_ones_own_reaches_the_client_with_its_code_text_and_status() {
    stepFunctions.onCall(
        "ListActivities", 1, Fault.error("AccessDeniedException", "no policy allows it", 400));

    assertThatThrownBy(() -> stepFunctions.client().listActivities())
        .isInstanceOfSatisfying(
            SfnException.class,
            denied -> {
              assertThat(denied.statusCode()).isEqualTo(400);
              assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
              assertThat(denied.awsErrorDetails().errorMessage()).isEqualTo("no policy allows it");
            });
  }

  @Test
  void an_error_of_ones_own_is_journalled_under_its_code_and_retried_by_its_status() {
    stepFunctions.onHeartbeat(1, Fault.error("ServiceUnavailable", "", 503));

    beat(task, 1);

    assertThat(returned).containsExactly(millis(10_100));
    assertThat(task.calls().get(0).error()).contains("ServiceUnavailable");
  }

  @Test
  void an_error_that_is_none_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fault.error(" ", "", 400))
        .withMessageContaining("blank code");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fault.error("Fine", "", 200))
        .withMessageContaining("status [200]: give that of an error, from 400 to 599");
  }

  @Test
  void a_delay_holds_up_the_beat_and_a_delayed_response_only_the_worker() {
    stepFunctions
        .onHeartbeat(1, Fault.delay(Duration.ofSeconds(3)))
        .onHeartbeat(2, Fault.delayedResponse(Duration.ofSeconds(3)));

    beat(task, 2);

    assertThat(returned).containsExactly(millis(13_000), millis(26_000));
    assertThat(task.heartbeats())
        .extracting(beat -> Duration.between(VirtualClock.DEFAULT_START, beat.at()))
        .containsExactly(millis(13_000), millis(23_000));
  }

  @Test
  void a_fault_may_be_on_one_task_only() {
    TaskAttempt other = stepFunctions.scheduleTask(callback("sqs:sendMessage"));
    stepFunctions.onHeartbeat(task, 1, Fault.throttling());
    beat(task, 1);
    assertThat(returned).containsExactly(millis(11_000));

    beat(other, 1);
    assertThat(returned).containsExactly(millis(11_000), millis(70_000));
  }

  @Test
  void a_fault_on_a_range_outlasts_the_retries_of_the_sdk() {
    stepFunctions.onHeartbeats(1, 3, Fault.throttling());
    String token = task.taskToken().orElseThrow();
    WorkerRun worker =
        stepFunctions.runScript(
            () ->
                assertThatThrownBy(
                        () -> stepFunctions.client().sendTaskHeartbeat(r -> r.taskToken(token)))
                    .isInstanceOf(SfnException.class)
                    .hasMessageContaining("Rate exceeded"));

    clock.advanceBy(Duration.ofMinutes(1));

    assertThat(worker.isRunning()).isFalse();
    assertThat(task.heartbeats()).isEmpty();
  }

  @Test
  void any_call_may_meet_a_fault() {
    stepFunctions.onCall("SendTaskSuccess", 1, Fault.throttling());
    stepFunctions.onCall("ListActivities", 2, Fault.connectionReset());
    SfnClient client = stepFunctions.client();
    stepFunctions.runWorker(
        () -> {
          client.listActivities(r -> {});
          client.listActivities(r -> {});
          client.sendTaskSuccess(r -> r.taskToken(task.taskToken().orElseThrow()).output("{}"));
        });

    clock.advanceBy(Duration.ofSeconds(5));

    assertThat(Duration.between(VirtualClock.DEFAULT_START, task.endedAt().orElseThrow()))
        .isEqualTo(millis(1_100));
  }

  @Test
  void a_call_with_a_token_from_nowhere_is_a_stray_one() {
    SfnClient client = stepFunctions.client();
    assertThatThrownBy(() -> client.sendTaskHeartbeat(r -> r.taskToken("from nowhere")))
        .isInstanceOf(SfnException.class);

    assertThat(stepFunctions.strayCalls())
        .extracting(TaskCall::operation)
        .containsExactly("SendTaskHeartbeat");
  }

  @Test
  void nonsense_is_refused() {
    assertThatThrownBy(() -> Fault.delay(Duration.ZERO))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("A fault got the delay [PT0S]: give more than zero");
    String order = ": the first call is 1, and the last one does not come before the first";
    assertThatThrownBy(() -> stepFunctions.onHeartbeat(0, Fault.throttling()))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("A fault is on the calls from [0] to [0]" + order);
    assertThatThrownBy(() -> stepFunctions.onHeartbeats(3, 2, Fault.throttling()))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("A fault is on the calls from [3] to [2]" + order);
    assertThatThrownBy(() -> stepFunctions.onCall("SendHeartbeat", 1, Fault.throttling()))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("A fault is on [SendHeartbeat]: give an operation such as SendTaskSuccess");
  }
}
