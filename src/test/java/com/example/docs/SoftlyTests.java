package com.example.docs;

import static com.example.docs.Thumbnails.worker;
import static dev.holter.TaskDefinition.activity;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.assertj.HolterSoftAssertions;
import dev.holter.execution.TaskAttempt;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

@StepFunctionsTest
class SoftlyTests {

  @Test
  void softly(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task =
        stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)).input("9"));
    stepFunctions.runWorker(worker(client));
    clock.advanceBy(ofMinutes(9));
    // tag::softly[]
    HolterSoftAssertions.assertSoftly(
        softly -> softly.assertThat(task).hasSucceeded().beatsAtMost(ofSeconds(30)));
    // end::softly[]
  }
}
