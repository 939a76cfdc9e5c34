package com.example.docs;

import static com.example.docs.Thumbnails.hangingWorker;
import static com.example.docs.Thumbnails.worker;
import static dev.holter.TaskDefinition.activity;
import static dev.holter.TaskDefinition.callback;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_SCHEDULED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_STARTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_TIMED_OUT;

import dev.holter.FakeStepFunctions;
import dev.holter.HeartbeatCadence;
import dev.holter.StateMachine;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

@StepFunctionsTest
class TasksTests {

  @Test
  void activity_task(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    // tag::activity[]
    TaskAttempt task =
        stepFunctions.scheduleTask(
            activity("thumbnails").heartbeat(ofSeconds(60)).timeout(ofHours(2)).input("10"));
    stepFunctions.runWorker(worker(client));

    clock.advanceBy(ofMinutes(5));

    assertThat(task)
        .hasSucceededWith("\"rendered\"")
        .hasEndedAfter(ofMinutes(5))
        .hasMarginOfAtLeast(0.5);
    // end::activity[]
  }

  @Test
  void callback_task(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    // tag::callback[]
    Executor consumer = clock.newSingleThreadScheduledExecutor();
    stepFunctions.integration(
        "sqs:sendMessage",
        message -> {
          String token = message.parameter("$.token");
          consumer.execute(() -> client.sendTaskSuccess(r -> r.taskToken(token).output("42")));
          return "{\"MessageId\":\"1\"}";
        });

    TaskAttempt task =
        stepFunctions.scheduleTask(callback("sqs:sendMessage").heartbeat(ofSeconds(60)));

    assertThat(task).hasSucceededWith("42");
    // end::callback[]
  }

  @Test
  void threads_of_its_own(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws InterruptedException {
    // tag::threads[]
    TaskAttempt first = stepFunctions.scheduleTask(activity("thumbnails").input("10"));
    TaskAttempt second = stepFunctions.scheduleTask(activity("thumbnails").input("20"));
    ExecutorService pool = Executors.newFixedThreadPool(2);
    pool.execute(worker(client));
    pool.execute(worker(client));

    clock.advanceBy(ofMinutes(10));

    assertThat(first).hasEndedAfter(ofMinutes(5));
    assertThat(second).hasEndedAfter(ofMinutes(10));
    pool.shutdownNow();
    pool.awaitTermination(10, TimeUnit.SECONDS);
    // end::threads[]
  }

  // tag::definition[]
  @Test
  @StateMachine("thumbnails.asl.json")
  void a_hung_worker_is_given_up_and_the_next_one_takes_the_task(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Execution execution = stepFunctions.startExecution("{\"pages\":10}");
    stepFunctions.runWorker("hangs", hangingWorker(client));
    clock.advanceBy(ofMinutes(2));
    stepFunctions.runWorker("healthy", worker(client));
    clock.advanceUntil(() -> execution.stoppedAt().isPresent(), ofHours(1));

    assertThat(execution)
        .hasSucceededWith("\"rendered\"")
        .hasAttempts("Render", 2)
        .taskSatisfies(1, hung -> hung.hasTimedOutOnHeartbeat().hasHeartbeats(3))
        .historySatisfies(
            history ->
                history.containsSubsequence(
                    ACTIVITY_STARTED, ACTIVITY_TIMED_OUT, ACTIVITY_SCHEDULED));
  }

  // end::definition[]

  // tag::cadence[]
  @Test
  @HeartbeatCadence(atMost = "PT30S", margin = 0.5)
  void the_nightly_batch(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)).input("100"));
    stepFunctions.runWorker(worker(client));

    clock.runUntilIdle();
  }

  // end::cadence[]
}
