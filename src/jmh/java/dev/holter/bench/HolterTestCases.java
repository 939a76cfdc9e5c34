package dev.holter.bench;

import static dev.holter.TaskDefinition.callback;
import static dev.holter.assertj.HolterAssertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.execution.TaskAttempt;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

@StepFunctionsTest
final class HolterTestCases {

  @Test
  void beats(FakeStepFunctions stepFunctions, SfnClient client) {
    TaskAttempt task =
        stepFunctions.scheduleTask(callback("sqs:sendMessage").heartbeat(OpenTasks.HEARTBEAT));

    client.sendTaskHeartbeat(beat -> beat.taskToken(task.taskToken().orElseThrow()));

    assertThat(task).hasHeartbeats(1);
  }
}
