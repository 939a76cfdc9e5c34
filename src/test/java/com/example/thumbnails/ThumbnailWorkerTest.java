package com.example.thumbnails;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.TaskAttempt;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

@StepFunctionsTest
class ThumbnailWorkerTest {

  @Test
  void beats_in_time_for_a_whole_day(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task =
        stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)).input("10000"));
    stepFunctions.runWorker(new ThumbnailWorker(client, task.activityArn(), page -> {}));

    clock.advanceBy(ofHours(24));

    assertThat(task).isRunning().hasHeartbeats(2880).beatsAtMost(ofSeconds(30));
  }
}
