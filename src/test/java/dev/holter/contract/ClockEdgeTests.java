package dev.holter.contract;

import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.CALLBACK;
import static dev.holter.contract.Machines.limited;
import static dev.holter.contract.Machines.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Both sides of every deadline; the strict reading: what comes at the deadline is late. */
@StepFunctionsTest
class ClockEdgeTests {
  private static final String LATE =
      "TaskTimedOut 400 Task Timed Out: 'Provided task does not exist anymore'";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  ClockEdgeTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  private Execution start(String definition) {
    stepFunctions.integration("sqs:sendMessage", call -> "{}");
    stepFunctions.createStateMachine("m", definition);
    return stepFunctions.startExecution("{}");
  }

  /** The token of the task, taken up now if it is an activity's. */
  private String token(Execution execution) {
    return execution
        .tasks()
        .get(0)
        .taskToken()
        .orElseGet(() -> client.getActivityTask(r -> r.activityArn(ACTIVITY)).taskToken());
  }

  @ParameterizedTest
  @CsvSource({
    ACTIVITY + ", -1, none", ACTIVITY + ", 0, late", ACTIVITY + ", 1, late",
    CALLBACK + ", -1, none", CALLBACK + ", 0, late", CALLBACK + ", 1, late",
  })
  void a_beat_has_to_come_before_HeartbeatSeconds(String resource, long nanos, String answer) {
    Execution execution = start(task(resource, ",'HeartbeatSeconds':60"));
    String token = token(execution);

    clock.advanceBy(Duration.ofSeconds(60).plusNanos(nanos));

    assertThat(Told.error(() -> client.sendTaskHeartbeat(r -> r.taskToken(token))))
        .isEqualTo(answer.equals("late") ? LATE : "none");
    assertThat(execution.status()).hasToString(answer.equals("late") ? "FAILED" : "RUNNING");
  }

  @ParameterizedTest
  @CsvSource({
    ACTIVITY + ", -1, SUCCEEDED", ACTIVITY + ", 0, FAILED", ACTIVITY + ", 1, FAILED",
    CALLBACK + ", -1, SUCCEEDED", CALLBACK + ", 0, FAILED", CALLBACK + ", 1, FAILED",
  })
  void a_success_has_to_come_before_TimeoutSeconds(String resource, long nanos, String status) {
    Execution execution = start(task(resource, ",'TimeoutSeconds':60"));
    String token = token(execution);

    clock.advanceBy(Duration.ofSeconds(60).plusNanos(nanos));
    String error = Told.error(() -> client.sendTaskSuccess(r -> r.taskToken(token).output("1")));

    assertThat(error).isEqualTo(status.equals("FAILED") ? LATE : "none");
    assertThat(execution.status()).hasToString(status);
  }

  @ParameterizedTest
  @CsvSource({"-1, SUCCEEDED", "0, TIMED_OUT", "1, TIMED_OUT"})
  void a_success_has_to_come_before_the_limit_of_the_execution(long nanos, String status) {
    Execution execution = start(limited(task(ACTIVITY, ""), 60));
    String token = token(execution);

    clock.advanceBy(Duration.ofSeconds(60).plusNanos(nanos));
    String error = Told.error(() -> client.sendTaskSuccess(r -> r.taskToken(token).output("1")));

    assertThat(error).isEqualTo(status.equals("TIMED_OUT") ? LATE : "none");
    assertThat(execution.status()).hasToString(status);
  }

  @ParameterizedTest
  @CsvSource({"-1, RUNNING", "0, FAILED", "1, FAILED"})
  void a_worker_that_wakes_at_the_deadline_is_late(long nanos, String status) {
    Execution execution = start(task(ACTIVITY, ",'HeartbeatSeconds':60"));
    String token = token(execution);
    stepFunctions.runWorker(
        () -> {
          try {
            clock.sleep(Duration.ofSeconds(60).plusNanos(nanos));
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          Told.error(() -> client.sendTaskHeartbeat(r -> r.taskToken(token)));
        });

    clock.advanceBy(Duration.ofSeconds(61));

    assertThat(execution.status()).hasToString(status);
    assertThat(execution.tasks().get(0).calls().get(0).error())
        .hasToString(status.equals("FAILED") ? "Optional[TaskTimedOut]" : "Optional.empty");
  }
}
