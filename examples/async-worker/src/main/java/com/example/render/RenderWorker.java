package com.example.render;

import static java.util.concurrent.CompletableFuture.delayedExecutor;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * Has scenes drawn, one after the other, and beats until the image is there.
 *
 * <p>It has no thread: everything it does follows something that was completed.
 */
public final class RenderWorker implements AutoCloseable {

  private static final long HEARTBEAT_SECONDS = 20;
  private static final long LONGEST_HOURS = 6;
  private static final long PAUSE_AFTER_FAILURE_SECONDS = 5;

  private final SfnAsyncClient client;
  private final String activityArn;
  private final Renderer renderer;
  private volatile CompletableFuture<?> current = CompletableFuture.completedFuture(null);
  private volatile boolean closed;

  public RenderWorker(SfnAsyncClient client, String activityArn, Renderer renderer) {
    this.client = client;
    this.activityArn = activityArn;
    this.renderer = renderer;
  }

  /** Begins to poll. */
  public void start() {
    if (closed) {
      return;
    }
    CompletableFuture<GetActivityTaskResponse> poll =
        client.getActivityTask(request -> request.activityArn(activityArn));
    current = poll;
    poll.thenCompose(this::handle)
        .whenComplete(
            (answered, failure) -> {
              if (failure == null) {
                start();
              } else {
                delayedExecutor(PAUSE_AFTER_FAILURE_SECONDS, TimeUnit.SECONDS).execute(this::start);
              }
            });
  }

  /** Gives up what it does, and does not poll again. */
  @Override
  public void close() {
    closed = true;
    current.cancel(true);
  }

  private CompletableFuture<?> handle(GetActivityTaskResponse task) {
    if (task.taskToken() == null) {
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<String> image =
        renderer.render(task.input()).orTimeout(LONGEST_HOURS, TimeUnit.HOURS);
    current = image;
    beatUntilDone(task.taskToken(), image);
    return image
        .handle((where, failure) -> answer(task.taskToken(), where, failure))
        .thenCompose(answered -> answered);
  }

  private CompletableFuture<?> answer(String taskToken, String where, Throwable failure) {
    if (failure == null) {
      return client.sendTaskSuccess(
          request -> request.taskToken(taskToken).output("\"" + where + "\""));
    }
    if (failure instanceof CancellationException) {
      return CompletableFuture.completedFuture(null);
    }
    String error = failure instanceof TimeoutException ? "RenderTimeout" : "RenderFailed";
    return client.sendTaskFailure(
        request -> request.taskToken(taskToken).error(error).cause(failure.toString()));
  }

  private void beatUntilDone(String taskToken, CompletableFuture<?> image) {
    delayedExecutor(HEARTBEAT_SECONDS, TimeUnit.SECONDS)
        .execute(
            () -> {
              if (!image.isDone()) {
                beat(taskToken, image);
                beatUntilDone(taskToken, image);
              }
            });
  }

  /** A beat that does not come through is left to the next one, unless the task is lost. */
  private void beat(String taskToken, CompletableFuture<?> image) {
    client
        .sendTaskHeartbeat(request -> request.taskToken(taskToken))
        .whenComplete(
            (accepted, refused) -> {
              if (refused instanceof CompletionException
                  && refused.getCause() instanceof TaskTimedOutException) {
                image.cancel(true);
              }
            });
  }
}
