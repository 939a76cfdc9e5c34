package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.execution.Execution;
import dev.holter.execution.SeenDeviation;
import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskStatus;
import dev.holter.report.TaskTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

@StepFunctionsTest
class WorkerLifeTests {

  private static List<Long> secondsOf(VirtualClock clock, List<Instant> ticks) {
    return ticks.stream().map(at -> Duration.between(clock.start(), at).toSeconds()).toList();
  }

  /** Notes the time each ten seconds, on a thread of its own that the worker starts. */
  private static void tick(List<Instant> ticks) throws InterruptedException {
    Thread ticker =
        new Thread(
            () -> {
              try {
                while (true) {
                  Thread.sleep(10_000);
                  ticks.add(Instant.now());
                }
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            });
    ticker.start();
    ticker.join();
  }

  @Test
  void all_threads_of_a_frozen_worker_stop_for_a_while(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    List<Instant> frozen = new ArrayList<>();
    List<Instant> other = new ArrayList<>();
    WorkerRun worker = stepFunctions.runScript(() -> tick(frozen));
    stepFunctions.runScript(() -> tick(other));
    clock.advanceBy(ofSeconds(15));

    worker.freeze(ofSeconds(30));
    clock.advanceBy(ofSeconds(45));

    assertThat(secondsOf(clock, frozen)).containsExactly(10L, 45L, 55L);
    assertThat(secondsOf(clock, other)).containsExactly(10L, 20L, 30L, 40L, 50L, 60L);
  }

  @Test
  void a_call_of_a_frozen_worker_is_served_and_its_answer_waits(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    List<Instant> got = new ArrayList<>();
    String arn = stepFunctions.createActivity("a");
    WorkerRun worker =
        stepFunctions.runWorker(
            () -> {
              client.getActivityTask(r -> r.activityArn(arn));
              got.add(Instant.now());
            });
    clock.advanceBy(ofSeconds(5));
    worker.freeze(ofSeconds(40));
    TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));

    clock.advanceBy(ofSeconds(50));

    assertThat(task.startedAt()).contains(clock.start().plusSeconds(5));
    assertThat(secondsOf(clock, got)).containsExactly(45L);
  }

  @Test
  void a_frozen_worker_can_be_stopped_by_the_end_of_the_test(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    WorkerRun worker = stepFunctions.runScript(() -> tick(new ArrayList<>()));
    worker.freeze(ofHours(100));
    clock.advanceBy(ofMinutes(1));
    assertThat(worker.isRunning()).isTrue();
  }

  @Test
  void no_finally_of_a_crashed_worker_runs_and_nothing_of_it_arrives() {
    CrashedTestCases.NOTES.clear();

    Fixtures.run(CrashedTestCases.class).pass(1);

    assertThat(CrashedTestCases.NOTES).containsExactly("the test is over", "finally");
  }

  @StepFunctionsTest
  static class CrashedTestCases {
    static final List<String> NOTES = new CopyOnWriteArrayList<>();

    @Test
    void crashes(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      WorkerRun worker =
          stepFunctions.runScript(
              () -> {
                String token =
                    client.getActivityTask(r -> r.activityArn(task.activityArn())).taskToken();
                try {
                  Thread.sleep(10_000);
                } finally {
                  NOTES.add("finally");
                  client.sendTaskSuccess(r -> r.taskToken(token).output("1"));
                }
              });
      clock.advanceBy(ofSeconds(5));

      worker.crash();
      clock.advanceBy(ofMinutes(2));

      assertThat(worker).hasCrashed().hasEndedAfter(ofSeconds(5));
      assertThat(task.status()).isEqualTo(TaskStatus.TIMED_OUT);
      NOTES.add("the test is over");
    }
  }

  @Test
  void the_open_poll_of_a_crashed_worker_takes_a_task_that_nobody_gets(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    String arn = stepFunctions.createActivity("a");
    WorkerRun worker =
        stepFunctions.runWorker(() -> client.getActivityTask(r -> r.activityArn(arn)));
    clock.advanceBy(ofSeconds(10));
    worker.crash();

    TaskAttempt lost = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(30)));
    clock.advanceBy(ofMinutes(2));
    TaskAttempt waiting = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(30)));

    assertThat(lost.callerHadGone()).isTrue();
    assertThat(lost.status()).isEqualTo(TaskStatus.TIMED_OUT);
    assertThat(waiting.startedAt()).isEmpty();
  }

  private static void work(SfnClient client, String arn) throws InterruptedException {
    while (true) {
      String token = client.getActivityTask(r -> r.activityArn(arn)).taskToken();
      if (token != null) {
        Thread.sleep(30_000);
        client.sendTaskSuccess(r -> r.taskToken(token).output("1"));
      }
    }
  }

  private static Execution retried(FakeStepFunctions stepFunctions) {
    String arn = stepFunctions.createActivity("jobs");
    stepFunctions.createStateMachine(
        "retried",
        """
        {"StartAt": "Job", "States": {"Job": {"Type": "Task", "Resource": "%s",
          "HeartbeatSeconds": 60, "End": true,
          "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 1}]}}}
        """
            .formatted(arn));
    return stepFunctions.startExecution("retried", "{}");
  }

  @Test
  void a_worker_that_is_started_again_takes_the_task_over(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Execution execution = retried(stepFunctions);
    String arn = stepFunctions.activityArn("jobs");
    WorkerRun worker = stepFunctions.runScript(() -> work(client, arn));
    clock.advanceBy(ofSeconds(10));

    WorkerRun next = worker.restart();
    clock.advanceBy(ofMinutes(3));

    assertThat(worker.isRunning()).isFalse();
    assertThat(next.isRunning()).isTrue();
    assertThat(next.thread().getName()).isEqualTo(worker.thread().getName());
    assertThat(execution.tasks()).hasSize(2);
    assertThat(execution.tasks().get(1)).isDoneOnce().isTakenOverWithin(ofSeconds(1));
    assertThat(stepFunctions.workerRuns()).containsExactly(worker, next);
  }

  @Test
  void a_task_that_two_workers_report_is_not_done_once(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Execution execution = retried(stepFunctions);
    String arn = stepFunctions.activityArn("jobs");
    WorkerRun worker =
        stepFunctions.runScript(
            () -> {
              String token = client.getActivityTask(r -> r.activityArn(arn)).taskToken();
              Thread.sleep(30_000);
              try {
                client.sendTaskSuccess(r -> r.taskToken(token).output("1"));
              } catch (RuntimeException tooLate) {
                // Somebody else has it.
              }
            });
    worker.freeze(ofSeconds(90));
    clock.advanceBy(ofSeconds(70));
    stepFunctions.runScript(() -> work(client, arn));
    clock.advanceBy(ofMinutes(3));

    TaskAttempt last = execution.tasks().get(1);
    assertThatThrownBy(() -> assertThat(last).isDoneOnce())
        .hasMessageContaining("to be done once")
        .hasMessageContaining(
            "of 2 attempts of its state 1 succeeded, and for 2 a worker has sent a success");
    assertThatThrownBy(() -> assertThat(last).isTakenOverWithin(ofSeconds(5)))
        .hasMessageContaining("to be taken over within PT5S")
        .hasMessageContaining("attempt 1 ended and the next one started PT10S later");
  }

  @Test
  void a_wall_clock_jumps_for_workers_and_nobody_else(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    List<Instant> wall = new ArrayList<>();
    List<Long> monotonic = new ArrayList<>();
    stepFunctions.runScript(
        () -> {
          while (true) {
            wall.add(Instant.now());
            monotonic.add(System.nanoTime());
            Thread.sleep(10_000);
          }
        });
    clock.advanceBy(ofSeconds(10));

    clock.jumpWallClock(ofHours(-1));
    clock.advanceBy(ofSeconds(10));

    assertThat(secondsOf(clock, wall)).containsExactly(0L, 10L, -3580L);
    assertThat(monotonic.get(2) - monotonic.get(1)).isEqualTo(10_000_000_000L);
    assertThat(Instant.now()).isEqualTo(clock.instant()).isEqualTo(clock.start().plusSeconds(20));
  }

  @Test
  void amounts_that_make_no_sense_are_refused(FakeStepFunctions stepFunctions, VirtualClock clock) {
    WorkerRun worker = stepFunctions.runWorker(() -> {});

    assertThatThrownBy(() -> worker.freeze(Duration.ZERO))
        .hasMessage("freeze got [PT0S]: give more than zero, such as PT45S");
    assertThatThrownBy(() -> clock.jumpWallClock(Duration.ZERO))
        .hasMessage("jumpWallClock got [PT0S]: give how far, such as PT1H or PT-1H");
    assertThatThrownBy(() -> Deviation.freeze("worker-1", 0, ofSeconds(1)))
        .hasMessage("A deviation is at place [0] of [worker-1]: the first one is 1");
  }

  private static void beats(SfnClient client, String arn) throws InterruptedException {
    String token = client.getActivityTask(r -> r.activityArn(arn)).taskToken();
    while (token != null) {
      Thread.sleep(10_000);
      client.sendTaskHeartbeat(r -> r.taskToken(token));
    }
  }

  @Test
  void what_a_test_does_itself_is_in_the_timeline(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
    WorkerRun worker = stepFunctions.runScript(() -> beats(client, task.resource()));
    clock.advanceBy(ofSeconds(15));

    worker.freeze(ofSeconds(45));
    clock.jumpWallClock(ofMinutes(-1));
    clock.advanceBy(ofSeconds(60));
    worker.restart();

    Instant frozen = clock.start().plusSeconds(15);
    Instant gone = clock.start().plusSeconds(75);
    assertThat(task.deviations())
        .containsExactly(
            new SeenDeviation(frozen, "[worker-1] froze for PT45S"),
            new SeenDeviation(frozen, "the wall clock of [all workers] jumped by PT-1M"),
            new SeenDeviation(gone, "[worker-1] crashed"),
            new SeenDeviation(gone, "[worker-1] was started again"));
    assertThat(TaskTimeline.of(task).toString())
        .containsSubsequence(
            "SendTaskHeartbeat 1",
            "not as usual",
            "[worker-1] froze for PT45S",
            "SendTaskHeartbeat 2",
            "not as usual",
            "[worker-1] crashed");
  }

  @Test
  void a_crash_that_a_test_pins_comes_at_its_event(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    stepFunctions.except(Deviation.crash("worker-1", 4));
    TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(30)));
    stepFunctions.runScript(() -> beats(client, task.resource()));

    clock.advanceBy(ofMinutes(5));

    int beats = task.heartbeats().size();
    assertThat(beats).isLessThan(3);
    assertThat(task).hasTimedOutOnHeartbeat();
    assertThat(task.endedAt()).contains(clock.start().plusSeconds(beats * 10L + 30));
    assertThat(task.deviations())
        .containsExactly(
            new SeenDeviation(
                clock.start().plusSeconds((beats + 1) * 10L),
                "[worker-1] crashed and was not started again"));
  }

  @Test
  void a_worker_that_a_test_has_crash_comes_back(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    stepFunctions.except(Deviation.crash("worker-1", 4, ofSeconds(5)));
    String arn = stepFunctions.createActivity("a");
    List<Instant> starts = new CopyOnWriteArrayList<>();
    stepFunctions.runScript(
        () -> {
          starts.add(Instant.now());
          beats(client, arn);
        });
    TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(30)));

    clock.advanceBy(ofMinutes(2));

    assertThat(starts).hasSize(2);
    assertThat(Duration.between(starts.get(0), starts.get(1)))
        .isEqualTo(ofSeconds(10L * task.heartbeats().size() + 5));
  }
}
