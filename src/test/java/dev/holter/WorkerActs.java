package dev.holter;

import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

/** What the workers of the tests do, each in one line. */
final class WorkerActs {
  private WorkerActs() {}

  /** What a worker does until it is stopped. */
  interface Work {
    void run() throws InterruptedException;
  }

  /** Gives up when it is stopped, as a worker does that its test ends. */
  static Runnable stoppable(Work work) {
    return () -> {
      try {
        work.run();
      } catch (InterruptedException | AbortedException stopped) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** Polls until there is a task. */
  static GetActivityTaskResponse poll(SfnClient client, String arn) {
    GetActivityTaskResponse task = client.getActivityTask(r -> r.activityArn(arn));
    while (task.taskToken() == null) {
      task = client.getActivityTask(r -> r.activityArn(arn));
    }
    return task;
  }

  static void beat(SfnClient client, String token) {
    client.sendTaskHeartbeat(r -> r.taskToken(token));
  }

  static void succeed(SfnClient client, String token) {
    client.sendTaskSuccess(r -> r.taskToken(token).output("1"));
  }
}
