package com.example.reindex;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * Builds the search index anew, on a thread of its own, and beats on another.
 *
 * <p>It has a bug, a common one: {@code scheduleAtFixedRate} drops a task that throws, and says so
 * to nobody. The first heartbeat that Step Functions refuses is therefore the last one.
 */
public class ReindexWorker implements AutoCloseable {

  private static final long HEARTBEAT_SECONDS = 20;

  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
  private final SfnClient client;
  private final String activityArn;
  private final Catalogue catalogue;

  public ReindexWorker(SfnClient client, String activityArn, Catalogue catalogue) {
    this.client = client;
    this.activityArn = activityArn;
    this.catalogue = catalogue;
  }

  /** Begins to poll. */
  public void start() {
    worker.execute(this::poll);
  }

  /** Stops, and waits until it has. */
  @Override
  public void close() throws InterruptedException {
    worker.shutdownNow();
    heart.shutdownNow();
    if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("Still at work");
    }
  }

  private void poll() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        GetActivityTaskResponse task =
            client.getActivityTask(request -> request.activityArn(activityArn));
        if (task.taskToken() != null) {
          reindex(task.taskToken());
        }
      }
    } catch (AbortedException | InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void reindex(String taskToken) throws InterruptedException {
    ScheduledFuture<?> beats =
        heart.scheduleAtFixedRate(
            () -> beat(taskToken), HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    try {
      for (int page = 1; page <= catalogue.pages(); page++) {
        catalogue.index(page);
      }
      client.sendTaskSuccess(
          request -> request.taskToken(taskToken).output("" + catalogue.pages()));
    } catch (TaskTimedOutException late) {
      // The index is new all the same.
    } finally {
      beats.cancel(false);
    }
  }

  void beat(String taskToken) {
    client.sendTaskHeartbeat(request -> request.taskToken(taskToken));
  }
}
