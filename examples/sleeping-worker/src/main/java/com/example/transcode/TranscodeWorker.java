package com.example.transcode;

import com.example.transcode.TranscodingFarm.State;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * Has videos transcoded: orders a job from the farm, asks for its state until it is done, and beats
 * each time. It asks often at first, since most videos are short, and then less and less.
 */
public final class TranscodeWorker implements Runnable {

  private static final long FIRST_PAUSE_MILLIS = 2_000;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;

  private final SfnClient client;
  private final String activityArn;
  private final TranscodingFarm farm;

  public TranscodeWorker(SfnClient client, String activityArn, TranscodingFarm farm) {
    this.client = client;
    this.activityArn = activityArn;
    this.farm = farm;
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        GetActivityTaskResponse task =
            client.getActivityTask(request -> request.activityArn(activityArn));
        if (task.taskToken() != null) {
          transcode(task.taskToken(), task.input());
        }
      }
    } catch (AbortedException | InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void transcode(String taskToken, String video) throws InterruptedException {
    String job = farm.order(video);
    try {
      if (finish(job, taskToken) == State.DONE) {
        client.sendTaskSuccess(request -> request.taskToken(taskToken).output("\"" + job + "\""));
      } else {
        client.sendTaskFailure(request -> request.taskToken(taskToken).error("NotTranscoded"));
      }
    } catch (TaskTimedOutException lost) {
      farm.cancel(job);
    }
  }

  private State finish(String job, String taskToken) throws InterruptedException {
    long pause = FIRST_PAUSE_MILLIS;
    State state = farm.state(job);
    while (state == State.WORKING) {
      Thread.sleep(pause);
      client.sendTaskHeartbeat(request -> request.taskToken(taskToken));
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      state = farm.state(job);
    }
    return state;
  }
}
