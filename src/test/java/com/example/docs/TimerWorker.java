package com.example.docs;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Beats from one thread and sends the result from another, and forgets who may come first. */
final class TimerWorker implements Runnable {
  private final SfnClient client;
  private final String activityArn;

  TimerWorker(SfnClient client, String activityArn) {
    this.client = client;
    this.activityArn = activityArn;
  }

  @Override
  public void run() {
    String token = client.getActivityTask(r -> r.activityArn(activityArn)).taskToken();
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    timer.scheduleAtFixedRate(
        () -> client.sendTaskHeartbeat(r -> r.taskToken(token)), 20, 20, TimeUnit.SECONDS);
    try {
      Thread.sleep(100_000);
      client.sendTaskSuccess(r -> r.taskToken(token).output("1"));
      timer.shutdown();
    } catch (InterruptedException stopped) {
      timer.shutdownNow();
    }
  }
}
