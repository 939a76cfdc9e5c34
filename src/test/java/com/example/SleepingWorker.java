package com.example;

import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A worker as it is found in production; what it sleeps with does not matter. */
final class SleepingWorker implements Runnable {
  private final SfnClient client;
  private final String activity;

  SleepingWorker(SfnClient client, String activity) {
    this.client = client;
    this.activity = activity;
  }

  @Override
  public void run() {
    String token = client.getActivityTask(r -> r.activityArn(activity)).taskToken();
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.park();
      client.sendTaskHeartbeat(r -> r.taskToken(token));
    }
  }
}
