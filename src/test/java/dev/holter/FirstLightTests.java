package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;

import dev.holter.execution.TaskAttempt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

@StepFunctionsTest
class FirstLightTests {

  @Test
  void a_sleeping_worker_beats_for_a_day(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task = stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)));
    String arn = stepFunctions.activityArn("thumbnails");
    stepFunctions.runScript(
        () -> {
          String token = client.getActivityTask(r -> r.activityArn(arn)).taskToken();
          while (true) {
            clock.sleep(ofSeconds(30));
            client.sendTaskHeartbeat(r -> r.taskToken(token));
          }
        });

    clock.advanceBy(ofHours(24));

    assertThat(task).isRunning().beatsAtMost(ofSeconds(30)).hasMarginOfAtLeast(ofSeconds(30));
    assertThat(task).hasHeartbeats(2880);
  }

  @Test
  void a_scheduled_worker_beats(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task = stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)));
    String token =
        client
            .getActivityTask(
                r -> r.activityArn("arn:aws:states:us-east-1:123456789012:activity:thumbnails"))
            .taskToken();
    clock
        .newSingleThreadScheduledExecutor()
        .scheduleAtFixedRate(
            () -> client.sendTaskHeartbeat(r -> r.taskToken(token)), 30, 30, TimeUnit.SECONDS);
    clock.advanceBy(ofHours(1));
    assertThat(task).isRunning().hasHeartbeats(120);
  }
}
