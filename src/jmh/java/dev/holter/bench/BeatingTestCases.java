package dev.holter.bench;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofMinutes;

import dev.holter.Explore;
import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.TaskAttempt;
import org.junit.jupiter.api.RepeatedTest;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sfn.SfnClient;

/** One body, in many worlds and as it is. */
final class BeatingTestCases {
  static final int TIMES = 50;

  private BeatingTestCases() {}

  private static void beats(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task = stepFunctions.scheduleTask(OpenTasks.TASK);
    stepFunctions.runWorker(
        () -> {
          try {
            String token =
                client.getActivityTask(poll -> poll.activityArn(OpenTasks.ACTIVITY)).taskToken();
            while (true) {
              Thread.sleep(OpenTasks.BEAT.toMillis());
              client.sendTaskHeartbeat(beat -> beat.taskToken(token));
            }
          } catch (InterruptedException | AbortedException stopped) {
            Thread.currentThread().interrupt();
          }
        });

    clock.advanceBy(ofMinutes(10));

    assertThat(task).isRunning();
  }

  @StepFunctionsTest
  static final class Explored {
    /** The test that a report shows is one world more. */
    @Explore(worlds = TIMES - 1, within = "PT10M")
    void beats(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      BeatingTestCases.beats(stepFunctions, client, clock);
    }
  }

  @StepFunctionsTest
  static final class Repeated {
    @RepeatedTest(TIMES)
    void beats(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      BeatingTestCases.beats(stepFunctions, client, clock);
    }
  }
}
