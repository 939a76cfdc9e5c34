package com.example.thumbnails;

import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

/** Orders the pages of a document and beats after each; the task's input is their number. */
public final class ThumbnailWorker implements Runnable {

  /** Renders what is ordered, and wants to be asked for two pages a minute at most. */
  public interface Renderer {
    void order(int page) throws InterruptedException;
  }

  private final SfnClient client;
  private final String activityArn;
  private final Renderer renderer;

  public ThumbnailWorker(SfnClient client, String activityArn, Renderer renderer) {
    this.client = client;
    this.activityArn = activityArn;
    this.renderer = renderer;
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        GetActivityTaskResponse task = client.getActivityTask(r -> r.activityArn(activityArn));
        if (task.taskToken() != null) {
          render(task.taskToken(), Integer.parseInt(task.input()));
        }
      }
    } catch (AbortedException | InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void render(String taskToken, int pages) throws InterruptedException {
    for (int page = 1; page <= pages; page++) {
      renderer.order(page);
      Thread.sleep(30_000);
      client.sendTaskHeartbeat(r -> r.taskToken(taskToken));
    }
    client.sendTaskSuccess(r -> r.taskToken(taskToken).output("\"rendered\""));
  }
}
