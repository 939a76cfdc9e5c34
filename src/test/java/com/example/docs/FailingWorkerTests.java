package com.example.docs;

import static dev.holter.assertj.HolterAssertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.WorkerRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ActivityDoesNotExistException;

@StepFunctionsTest
class FailingWorkerTests {

  @Test
  void a_worker_gives_up_when_its_activity_is_deleted(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    String arn = stepFunctions.createActivity("thumbnails");
    WorkerRun worker =
        stepFunctions.runWorker(
            () -> {
              while (true) {
                client.getActivityTask(r -> r.activityArn(arn));
              }
            });
    client.deleteActivity(r -> r.activityArn(arn));
    clock.advanceBy(Duration.ofMinutes(1));
    // tag::failing-worker[]
    assertThat(worker)
        .hasFailedWith(ActivityDoesNotExistException.class)
        .hasEndedAfter(Duration.ofMinutes(1));
    // end::failing-worker[]
  }
}
