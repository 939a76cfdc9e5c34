package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.execution.TaskAttempt;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Calls as AWS throttles them, where a test wants that. */
class ThrottledTests {

  private static TaskAttempt beaten(FakeStepFunctions stepFunctions, SfnClient client, int beats) {
    TaskAttempt task = stepFunctions.scheduleTask(TaskDefinition.activity("a"));
    String token = client.getActivityTask(r -> r.activityArn(task.activityArn())).taskToken();
    for (int i = 0; i < beats; i++) {
      client.sendTaskHeartbeat(r -> r.taskToken(token));
    }
    return task;
  }

  /** The SDK tries again, by when the bucket has tokens again. */
  @Test
  @StepFunctionsTest(throttled = true)
  void a_bucket_holds_three_thousand_calls_and_fills_in_virtual_time(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Instant start = clock.instant();
    TaskAttempt task = beaten(stepFunctions, client, 3000);

    assertThat(task.calls()).hasSize(3000).noneMatch(call -> call.error().isPresent());
    assertThat(clock.instant()).isEqualTo(start);

    client.sendTaskHeartbeat(r -> r.taskToken(task.taskToken().orElseThrow()));

    assertThat(task.calls())
        .filteredOn(call -> call.error().isPresent())
        .isNotEmpty()
        .allMatch(call -> call.error().orElseThrow().equals("ThrottlingException"));
    assertThat(task.heartbeats()).hasSize(3001);
    assertThat(clock.instant()).isAfter(start);
  }

  @Test
  @StepFunctionsTest
  void nothing_is_throttled_unless_a_test_wants_it(
      FakeStepFunctions stepFunctions, SfnClient client) {
    assertThat(beaten(stepFunctions, client, 3001).calls())
        .noneMatch(call -> call.error().isPresent());
  }
}
