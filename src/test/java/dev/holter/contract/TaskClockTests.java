package dev.holter.contract;

import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.CALLBACK;
import static dev.holter.contract.Machines.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** When clocks start, and what resets them. */
@StepFunctionsTest
class TaskClockTests {
  private static final Instant START = VirtualClock.DEFAULT_START;

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  TaskClockTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  private Execution start(String definition) {
    stepFunctions.createStateMachine("m", definition);
    return stepFunctions.startExecution("{}");
  }

  private String takeUp() {
    return client.getActivityTask(r -> r.activityArn(ACTIVITY)).taskToken();
  }

  // Documented: both clocks of an activity start with ActivityStarted.
  @Test
  void a_task_that_nobody_polls_for_never_expires() {
    Execution execution = start(task(ACTIVITY, ",'TimeoutSeconds':60,'HeartbeatSeconds':5"));

    clock.advanceBy(Duration.ofDays(300));

    assertThat(execution.status()).hasToString("RUNNING");
    assertThat(Told.history(client, execution.executionArn()))
        .last()
        .isEqualTo(
            "3<2 ActivityScheduled {'resource':'"
                + ACTIVITY
                + "','input':'{}','timeoutInSeconds':60,'heartbeatInSeconds':5}");
  }

  @Test
  void the_clocks_of_an_activity_start_at_hand_out() {
    Execution execution = start(task(ACTIVITY, ",'TimeoutSeconds':60,'HeartbeatSeconds':5"));
    clock.advanceBy(Duration.ofHours(1));

    takeUp();

    TaskAttempt task = execution.tasks().get(0);
    assertThat(task.heartbeatDeadline()).contains(START.plusSeconds(3605));
    assertThat(task.timeoutDeadline()).contains(START.plusSeconds(3660));
  }

  // Documented for the timeout; the heartbeat's start is a modelling choice.
  @Test
  void the_clocks_of_a_callback_start_with_the_task_whatever_the_call_takes() {
    stepFunctions.integration(
        "sqs:sendMessage",
        call -> {
          clock.sleep(Duration.ofSeconds(3));
          return "{}";
        });
    Execution execution = start(task(CALLBACK, ",'TimeoutSeconds':60,'HeartbeatSeconds':5"));

    clock.advanceBy(Duration.ofSeconds(4));

    TaskAttempt task = execution.tasks().get(0);
    assertThat(task.startedAt()).contains(START);
    assertThat(task.heartbeatDeadline()).contains(START.plusSeconds(5));
    assertThat(task.timeoutDeadline()).contains(START.plusSeconds(60));
  }

  // Documented: a heartbeat resets its own clock only.
  @Test
  void beats_do_not_extend_the_timeout() {
    Execution execution = start(task(ACTIVITY, ",'TimeoutSeconds':60,'HeartbeatSeconds':25"));
    String token = takeUp();

    for (int i = 0; i < 2; i++) {
      clock.advanceBy(Duration.ofSeconds(20));
      client.sendTaskHeartbeat(r -> r.taskToken(token));
    }
    TaskAttempt task = execution.tasks().get(0);
    assertThat(task.heartbeatDeadline()).contains(START.plusSeconds(65));
    assertThat(task.timeoutDeadline()).contains(START.plusSeconds(60));
    clock.advanceBy(Duration.ofSeconds(30));

    assertThat(task.endedAt()).contains(START.plusSeconds(60));
    assertThat(task.expiredClock()).contains(TaskClock.TIMEOUT);
    assertThat(execution.stoppedAt()).contains(START.plusSeconds(60));
  }

  // A modelling choice where AWS is silent; only matchers can tell the two apart.
  @Test
  void the_timeout_counts_when_both_clocks_are_due_at_one_instant() {
    Execution execution = start(task(ACTIVITY, ",'TimeoutSeconds':60,'HeartbeatSeconds':20"));
    String token = takeUp();
    clock.advanceBy(Duration.ofSeconds(40));
    // The beat comes at the heartbeat's first deadline plus 20, too late; so beat at 19 and 38.
    assertThat(execution.status()).hasToString("FAILED");
    Execution second = stepFunctions.startExecution("{}");
    String other = takeUp();
    for (Duration step : new Duration[] {Duration.ofSeconds(19), Duration.ofSeconds(19)}) {
      clock.advanceBy(step);
      client.sendTaskHeartbeat(r -> r.taskToken(other));
    }
    clock.advanceBy(Duration.ofSeconds(2));
    client.sendTaskHeartbeat(r -> r.taskToken(other));
    clock.advanceBy(Duration.ofSeconds(20));

    assertThat(second.tasks().get(0).expiredClock()).contains(TaskClock.TIMEOUT);
    assertThat(execution.tasks().get(0).taskToken()).contains(token);
    assertThat(execution.tasks().get(0).expiredClock()).contains(TaskClock.HEARTBEAT);
  }

  // Inferred: a beat on a task that declares no HeartbeatSeconds succeeds.
  @Test
  void a_beat_without_HeartbeatSeconds_is_accepted_and_starts_no_clock() {
    Execution execution = start(task(ACTIVITY, ""));
    String token = takeUp();

    assertThat(Told.error(() -> client.sendTaskHeartbeat(r -> r.taskToken(token))))
        .isEqualTo("none");
    clock.advanceBy(Duration.ofDays(300));

    assertThat(execution.status()).hasToString("RUNNING");
    assertThat(execution.tasks().get(0).heartbeatDeadline()).isEmpty();
  }

  @Test
  void limits_by_path_are_shown_and_kept() {
    stepFunctions.createStateMachine(
        "m", task(ACTIVITY, ",'TimeoutSecondsPath':'$.t','HeartbeatSecondsPath':'$.h'"));
    Execution execution = stepFunctions.startExecution(Machines.json("{'t':10,'h':7}"));
    takeUp();

    clock.advanceBy(Duration.ofSeconds(7));

    assertThat(Told.history(client, execution.executionArn()).get(2))
        .endsWith("'timeoutInSeconds':10,'heartbeatInSeconds':7}");
    assertThat(execution.tasks().get(0).expiredClock()).contains(TaskClock.HEARTBEAT);
  }
}
