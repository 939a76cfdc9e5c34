package dev.holter.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class TaskAttemptTests {

  @Test
  void an_activity_is_polled_by_its_arn() {
    FixedTask task = FixedTask.started("Charge");

    assertThat(task.activityArn()).isEqualTo(task.resource());
  }

  @Test
  void nobody_polls_for_an_integration() {
    FixedTask task =
        FixedTask.started("Charge").resource("arn:aws:states:::sqs:sendMessage.waitForTaskToken");

    assertThatIllegalStateException()
        .isThrownBy(task::activityArn)
        .withMessage(
            "Task [Charge] calls [arn:aws:states:::sqs:sendMessage.waitForTaskToken], which is no"
                + " activity: nobody polls for it. The token of a callback task is taskToken()");
  }
}
