package com.example;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.TaskDefinition.callback;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.holter.FakeStepFunctions;
import dev.holter.Fault;
import dev.holter.HeartbeatCadence;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.TaskAttempt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What somebody writes first who has read nothing but the Javadoc. */
@StepFunctionsTest
class FirstUseTests {

  @Test
  @HeartbeatCadence(atMost = "PT20S", margin = 0.5)
  void an_activity_worker_beats_all_night(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    stepFunctions.scheduleTask(activity("import").heartbeat(ofSeconds(60)).input("{\"n\":1}"));
    stepFunctions.runScript(
        () -> {
          String arn = stepFunctions.activityArn("import");
          String token = client.getActivityTask(r -> r.activityArn(arn)).taskToken();
          for (int chunk = 0; chunk < 1000; chunk++) {
            clock.sleep(ofSeconds(20));
            client.sendTaskHeartbeat(r -> r.taskToken(token));
          }
          client.sendTaskSuccess(r -> r.taskToken(token).output("{\"chunks\":1000}"));
        });

    clock.advanceUntil(() -> !stepFunctions.task().status().isOpen(), ofHours(8));

    assertThat(stepFunctions.task()).hasSucceededWith("{\"chunks\":1000}").hasHeartbeats(1000);
    assertThat(stepFunctions.execution()).hasSucceeded();
  }

  @Test
  void a_callback_worker_is_handed_its_token_through_the_queue(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    List<String> queue = new ArrayList<>();
    stepFunctions.integration(
        "sqs:sendMessage",
        call -> {
          queue.add(call.parameter("$.token"));
          return "{\"MessageId\":\"1\"}";
        });
    TaskAttempt task =
        stepFunctions.scheduleTask(callback("sqs:sendMessage").heartbeat(ofSeconds(30)));

    clock
        .newSingleThreadScheduledExecutor()
        .scheduleAtFixedRate(
            () -> client.sendTaskHeartbeat(r -> r.taskToken(queue.get(0))),
            0,
            10,
            TimeUnit.SECONDS);
    clock.advanceBy(ofMinutes(5));

    assertThat(task).isRunning().beatsAtMost(ofSeconds(10));
  }

  @Test
  void a_throttled_beat_still_comes_in_time(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task =
        stepFunctions.scheduleTask(callback("sqs:sendMessage").heartbeat(ofSeconds(30)));
    stepFunctions.onHeartbeat(1, Fault.throttling());
    stepFunctions.runScript(
        () -> {
          clock.sleep(ofSeconds(28));
          client.sendTaskHeartbeat(r -> r.taskToken(task.taskToken().orElseThrow()));
        });

    clock.advanceBy(ofSeconds(40));

    assertThat(task).isRunning().hasMarginOfAtLeast(ofSeconds(1));
  }
}
