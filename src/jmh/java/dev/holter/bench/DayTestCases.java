package dev.holter.bench;

import static dev.holter.assertj.HolterAssertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.TaskAttempt;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

@StepFunctionsTest
final class DayTestCases {

  @Test
  void beats_for_a_day(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task = stepFunctions.scheduleTask(OpenTasks.TASK);
    stepFunctions.runWorker(() -> beat(client));

    clock.advanceBy(Duration.ofHours(24));

    assertThat(task).isRunning();
  }

  private static void beat(SfnClient client) {
    String token = client.getActivityTask(poll -> poll.activityArn(OpenTasks.ACTIVITY)).taskToken();
    try {
      while (true) {
        Thread.sleep(OpenTasks.BEAT.toMillis());
        client.sendTaskHeartbeat(beat -> beat.taskToken(token));
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
