package com.example.transcode;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_SCHEDULED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_STARTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_SUCCEEDED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_TIMED_OUT;

import dev.holter.Explore;
import dev.holter.FakeStepFunctions;
import dev.holter.HeartbeatCadence;
import dev.holter.StateMachine;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

@StepFunctionsTest
@StateMachine("transcode.asl.json")
class TranscodeWorkerTest {

  private static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:transcode";

  @Test
  @HeartbeatCadence(atMost = "PT30S", margin = 0.5)
  void beats_while_the_farm_works_for_a_day(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Execution execution = stepFunctions.startExecution("\"directors-cut.mov\"");
    stepFunctions.runWorker(new TranscodeWorker(client, ACTIVITY, new FarmOfTheTest(ofHours(25))));

    clock.advanceBy(ofHours(24));
    // 2, 4, 8 and 16 seconds, and then every 30.
    assertThat(execution).task(1).isRunning().hasHeartbeats(4 + (24 * 60 * 60 - 30) / 30);

    clock.advanceBy(ofHours(1));
    assertThat(execution).hasSucceededWith("\"job-1\"").hasAttempts("Transcode", 1);
  }

  /** Whoever goes first, and a pause of less than what a beat each half minute leaves. */
  @Explore(worlds = 60, freeze = "PT29S")
  void answers_whatever_comes_first(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Execution execution = stepFunctions.startExecution("\"trailer.mov\"");
    stepFunctions.runWorker(new TranscodeWorker(client, ACTIVITY, new FarmOfTheTest(ofHours(1))));

    clock.advanceBy(ofHours(2));

    assertThat(execution).hasSucceededWith("\"job-1\"").hasAttempts("Transcode", 1);
  }

  @Test
  void a_farm_that_does_not_answer_for_two_minutes_costs_the_worker_its_task(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    FarmOfTheTest farm = new FarmOfTheTest(ofHours(1)).hangingOnceFor(ofMinutes(2), 10);
    Execution execution = stepFunctions.startExecution("\"directors-cut.mov\"");
    stepFunctions.runWorker(new TranscodeWorker(client, ACTIVITY, farm));

    clock.advanceBy(ofHours(2));

    assertThat(execution)
        .history()
        .containsSubsequence(
            ACTIVITY_STARTED,
            ACTIVITY_TIMED_OUT,
            ACTIVITY_SCHEDULED,
            ACTIVITY_STARTED,
            ACTIVITY_SUCCEEDED);
    assertThat(execution).task(1).hasTimedOutOnHeartbeat();
    assertThat(execution).hasSucceededWith("\"job-2\"");
    assertThat(farm.cancelled).containsExactly("job-1");
  }
}
