package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Ten thousand items at once; MapBenchmark has what one costs. */
@Isolated("other tests would wait for the processor, and this one for theirs")
class LargeMapTests {
  private static final int ITEMS = 10_000;
  private static final String DEFINITION =
      """
      {"StartAt":"M","States":{"M":{"Type":"Map","End":true,
       "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
        "StartAt":"T","States":{"T":{"Type":"Task","End":true,"HeartbeatSeconds":1201,
         "Resource":"arn:aws:states:us-east-1:123456789012:activity:work"}}}}}}""";

  @Test
  @StepFunctionsTest(agent = false, watchdog = "PT1M")
  void every_item_of_ten_thousand_beats_for_an_hour(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    stepFunctions.createActivity("work");
    stepFunctions.createStateMachine("m", DEFINITION);
    ScheduledExecutorService beats = clock.newSingleThreadScheduledExecutor();
    stepFunctions.runWorker(() -> serve(stepFunctions.activityArn("work"), client, beats));
    Execution execution =
        stepFunctions.startExecution(IntStream.range(0, ITEMS).boxed().toList() + "");

    clock.advanceBy(Duration.ofHours(1));

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    List<Execution> children = execution.childExecutions();
    assertThat(children).hasSize(ITEMS).allMatch(child -> child.output().isPresent());
    assertThat(stepFunctions.tasks())
        .allSatisfy((TaskAttempt task) -> assertThat(task.heartbeats()).hasSize(2));
  }

  private static void serve(String activity, SfnClient client, ScheduledExecutorService beats) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        String token = client.getActivityTask(r -> r.activityArn(activity)).taskToken();
        if (token != null) {
          for (int i = 1; i <= 2; i++) {
            beats.schedule(
                () -> client.sendTaskHeartbeat(r -> r.taskToken(token)), 20L * i, TimeUnit.MINUTES);
          }
          beats.schedule(
              () -> client.sendTaskSuccess(r -> r.taskToken(token).output("1")),
              60,
              TimeUnit.MINUTES);
        }
      }
    } catch (AbortedException closing) {
      // The test has ended.
    }
  }
}
