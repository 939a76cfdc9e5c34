package dev.holter.borders;

import static java.time.Duration.ofSeconds;

import dev.holter.FakeStepFunctions;
import dev.holter.TaskDefinition;
import dev.holter.execution.TaskAttempt;
import software.amazon.awssdk.services.sfn.SfnClient;

/** An activity at which polls wait. */
final class IdleActivity {
  static final TaskDefinition TASK = TaskDefinition.activity("shape").heartbeat(ofSeconds(20));

  private IdleActivity() {}

  /** An activity exists as soon as a task of it has been scheduled: this one has been done. */
  static String arn(FakeStepFunctions stepFunctions) {
    TaskAttempt first = stepFunctions.scheduleTask(TASK);
    SfnClient client = stepFunctions.client();
    String token = client.getActivityTask(r -> r.activityArn(first.activityArn())).taskToken();
    client.sendTaskSuccess(r -> r.taskToken(token).output("{}"));
    return first.resource();
  }
}
