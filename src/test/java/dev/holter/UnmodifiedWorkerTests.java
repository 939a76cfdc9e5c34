package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;

import dev.holter.execution.TaskAttempt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

@StepFunctionsTest
class UnmodifiedWorkerTests {
  private static final String ARN = "arn:aws:states:us-east-1:123456789012:activity:thumbnails";

  @RepeatedTest(50)
  void a_loop_with_Thread_sleep_beats_at_exactly_its_instants(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task = stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)));
    stepFunctions.runWorker(new ThumbnailWorker(client, ARN));

    clock.advanceBy(ofHours(1));

    assertThat(task)
        .isRunning()
        .hasHeartbeats(180)
        .beatsAtMost(ofSeconds(20))
        .hasMarginOfAtLeast(ofSeconds(40));
  }

  @RepeatedTest(50)
  void an_executor_of_its_own_beats_at_exactly_its_instants(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task = stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)));
    stepFunctions.runScript(() -> beatByExecutor(client));

    clock.advanceBy(ofHours(1));

    assertThat(task)
        .isRunning()
        .hasHeartbeats(120)
        .beatsAtMost(ofSeconds(30))
        .hasMarginOfAtLeast(ofSeconds(30));
  }

  private static void beatByExecutor(SfnClient client) throws InterruptedException {
    GetActivityTaskResponse task = client.getActivityTask(r -> r.activityArn(ARN));
    ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    executor.scheduleAtFixedRate(
        () -> client.sendTaskHeartbeat(r -> r.taskToken(task.taskToken())),
        30,
        30,
        TimeUnit.SECONDS);
    try {
      TimeUnit.DAYS.sleep(1);
    } finally {
      executor.shutdownNow();
    }
  }
}
