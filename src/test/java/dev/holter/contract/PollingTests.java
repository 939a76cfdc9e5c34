package dev.holter.contract;

import static dev.holter.contract.Machines.ACTIVITY;
import static dev.holter.contract.Machines.states;
import static dev.holter.contract.Machines.task;
import static dev.holter.contract.Machines.taskState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.Fault;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.WorkerRun;
import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** Who is handed what, and when a poll ends. */
@StepFunctionsTest
class PollingTests {
  private static final Instant START = VirtualClock.DEFAULT_START;

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;
  private final List<String> answers = new CopyOnWriteArrayList<>();

  PollingTests(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  private WorkerRun pollOnce(String worker) {
    return stepFunctions.runWorker(
        worker,
        () -> {
          try {
            answers.add(worker + " " + poll(worker) + " at " + clock.elapsed());
          } catch (SfnException failure) {
            answers.add(worker + " " + Told.error(failure));
          }
        });
  }

  private String poll(String worker) {
    var task = client.getActivityTask(r -> r.activityArn(ACTIVITY).workerName(worker));
    return task.taskToken() == null ? "nothing" : task.input();
  }

  // Documented: 60 s, then a null token.
  @Test
  void a_poll_ends_after_a_minute_with_nothing() {
    client.createActivity(r -> r.name("work"));
    pollOnce("w");

    clock.advanceBy(Duration.ofSeconds(60).minusNanos(1));
    assertThat(answers).isEmpty();
    clock.advanceBy(Duration.ofNanos(1));

    assertThat(answers).containsExactly("w nothing at PT1M");
  }

  // A modelling choice: the service goes first at one instant.
  @Test
  void a_task_that_arrives_in_the_last_instant_is_handed_out() {
    stepFunctions.createStateMachine(
        "m",
        states(
            "W",
            "'W':{'Type':'Wait','Seconds':60,'Next':'T'},"
                + taskState(ACTIVITY, "'End':true", "")));
    Execution execution = stepFunctions.startExecution("7");
    pollOnce("w");

    clock.advanceBy(Duration.ofSeconds(60));

    assertThat(answers).containsExactly("w 7 at PT1M");
    assertThat(execution.tasks().get(0).workerName()).contains("w");
  }

  // Not documented by AWS; here first in, first out on both sides.
  @Test
  void tasks_and_polls_meet_first_in_first_out() {
    stepFunctions.createStateMachine("m", task(ACTIVITY, ""));
    pollOnce("a");
    pollOnce("b");
    stepFunctions.startExecution("1");
    stepFunctions.startExecution("2");
    stepFunctions.startExecution("3");
    stepFunctions.startExecution("4");
    pollOnce("c");
    pollOnce("d");

    assertThat(answers).containsExactly("a 1 at PT0S", "b 2 at PT0S", "c 3 at PT0S", "d 4 at PT0S");
  }

  @Test
  void a_task_goes_to_the_activity_of_its_state() {
    client.createActivity(r -> r.name("other"));
    stepFunctions.createStateMachine("m", task(Machines.PREFIX + "activity:other", ""));
    client.createActivity(r -> r.name("work"));
    pollOnce("w");
    stepFunctions.startExecution("{}");

    clock.advanceBy(Duration.ofMinutes(1));

    assertThat(answers).containsExactly("w nothing at PT1M");
  }

  // Documented: the task stays started until it times out.
  @Test
  void a_task_whose_answer_was_lost_is_not_handed_out_again() {
    stepFunctions.createStateMachine("m", task(ACTIVITY, ",'HeartbeatSeconds':30"));
    Execution execution = stepFunctions.startExecution("{}");
    stepFunctions.onCall("GetActivityTask", 1, Fault.lostResponse());
    pollOnce("w");

    clock.advanceBy(Duration.ofSeconds(30));

    TaskAttempt task = execution.tasks().get(0);
    assertThat(task.startedAt()).contains(START);
    assertThat(task.endedAt()).contains(START.plusSeconds(30));
    assertThat(execution.error()).contains("States.Timeout");
  }

  // Reported by users: the service does not see that a caller has gone.
  @Test
  void the_poll_of_a_worker_that_was_stopped_takes_a_task_until_its_minute_is_over() {
    stepFunctions.createStateMachine("m", task(ACTIVITY, ""));
    WorkerRun gone = pollOnce("gone");
    gone.stop();
    Execution first = stepFunctions.startExecution("1");
    Execution second = stepFunctions.startExecution("2");
    pollOnce("w");

    assertThat(first.tasks().get(0).workerName()).contains("gone");
    assertThat(first.tasks().get(0).callerHadGone()).isTrue();
    assertThat(answers).last().isEqualTo("w 2 at PT0S");
    assertThat(second.tasks().get(0).workerName()).contains("w");
  }

  // Documented.
  @Test
  void a_thousand_polls_may_wait_at_one_activity() {
    client.createActivity(r -> r.name("work"));
    for (int i = 0; i < 1000; i++) {
      pollOnce("w" + i);
    }
    pollOnce("late");

    assertThat(answers)
        .containsExactly(
            "late ActivityWorkerLimitExceeded 400 The maximum number of workers concurrently"
                + " polling for activity tasks has been reached.");
    clock.advanceBy(Duration.ofMinutes(1));
    assertThat(answers).hasSize(1001);
  }

  // Recorded at call time; that a waiting poll ends with nothing is a modelling choice.
  @Test
  void a_deleted_activity_has_no_tasks() {
    client.createActivity(r -> r.name("work"));
    pollOnce("waiting");
    client.deleteActivity(r -> r.activityArn(ACTIVITY));
    pollOnce("late");
    client.createActivity(r -> r.name("work"));
    stepFunctions.createStateMachine("m", task(ACTIVITY, ""));
    stepFunctions.startExecution("1");
    clock.advanceBy(Duration.ofMinutes(1));

    assertThat(answers)
        .containsExactly(
            "late ActivityDoesNotExist 400 Activity Does Not Exist: '" + ACTIVITY + "'",
            "waiting nothing at PT1M");
  }

  // Recorded: deletion answers {} whether it was there or not.
  @Test
  void a_deletion_of_nothing_succeeds() {
    assertThat(Told.answer(client.deleteActivity(r -> r.activityArn(ACTIVITY)))).isEqualTo("{}");
  }
}
