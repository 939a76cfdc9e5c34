package com.example.settlement;

import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * Books the payments of a day, batch by batch; the task's input is the number of batches.
 *
 * <p>It has one thread. Between two batches it looks at the clock, and beats when the last beat is
 * half a minute old.
 */
public final class SettlementWorker implements Runnable {

  private static final long BEAT_AFTER_MILLIS = 30_000;

  private final SfnClient client;
  private final String activityArn;
  private final Ledger ledger;

  public SettlementWorker(SfnClient client, String activityArn, Ledger ledger) {
    this.client = client;
    this.activityArn = activityArn;
    this.ledger = ledger;
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        GetActivityTaskResponse task =
            client.getActivityTask(request -> request.activityArn(activityArn));
        if (task.taskToken() != null) {
          settle(task.taskToken(), Integer.parseInt(task.input()));
        }
      }
    } catch (AbortedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void settle(String taskToken, int batches) {
    try {
      long lastBeat = System.currentTimeMillis();
      for (int batch = 1; batch <= batches; batch++) {
        ledger.book(batch);
        if (System.currentTimeMillis() - lastBeat >= BEAT_AFTER_MILLIS) {
          client.sendTaskHeartbeat(request -> request.taskToken(taskToken));
          lastBeat = System.currentTimeMillis();
        }
      }
      client.sendTaskSuccess(request -> request.taskToken(taskToken).output("" + batches));
      ledger.commit();
    } catch (TaskTimedOutException lost) {
      // Whoever gets the next attempt books the day from its first batch.
      ledger.rollback();
    }
  }
}
