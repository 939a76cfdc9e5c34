package com.example.checksum;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Beats for one task beside the work, until it is closed or the task is lost. */
final class Heartbeat implements AutoCloseable {

  private final SfnClient client;
  private final String taskToken;
  private final ScheduledFuture<?> beats;
  private volatile boolean lost;

  Heartbeat(
      SfnClient client, String taskToken, ScheduledExecutorService scheduler, Duration interval) {
    this.client = client;
    this.taskToken = taskToken;
    this.beats =
        scheduler.scheduleAtFixedRate(
            this::beat, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void beat() {
    try {
      client.sendTaskHeartbeat(request -> request.taskToken(taskToken));
    } catch (TaskTimedOutException gone) {
      lost = true;
      close();
    } catch (SdkException goAnotherRound) {
      // A beat that throws would be the last one: the scheduler drops a task that throws.
    }
  }

  /** Whether Step Functions has given the task up, so that nobody waits for the result. */
  boolean isLost() {
    return lost;
  }

  @Override
  public void close() {
    beats.cancel(false);
  }
}
