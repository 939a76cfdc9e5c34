package dev.holter;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

/** A worker as one finds it in production: nobody can hand it a clock. */
final class ThumbnailWorker implements Runnable {
  private final SfnClient client;
  private final String activityArn;

  ThumbnailWorker(SfnClient client, String activityArn) {
    this.client = client;
    this.activityArn = activityArn;
  }

  @Override
  public void run() {
    GetActivityTaskResponse task = client.getActivityTask(r -> r.activityArn(activityArn));
    try {
      while (true) {
        Thread.sleep(20_000);
        client.sendTaskHeartbeat(r -> r.taskToken(task.taskToken()));
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
