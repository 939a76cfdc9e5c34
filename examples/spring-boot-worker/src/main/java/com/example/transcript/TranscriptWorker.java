package com.example.transcript;

import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Takes one task after the other; its input is the recording, its output the text. */
@Component
class TranscriptWorker {

  private final SfnClient client;
  private final Heartbeats heartbeats;
  private final Transcriber transcriber;
  private final String activityArn;

  TranscriptWorker(
      SfnClient client,
      Heartbeats heartbeats,
      Transcriber transcriber,
      @Value("${transcripts.activity-arn}") String activityArn) {
    this.client = client;
    this.heartbeats = heartbeats;
    this.transcriber = transcriber;
    this.activityArn = activityArn;
  }

  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
  void poll() throws InterruptedException {
    GetActivityTaskResponse task =
        client.getActivityTask(request -> request.activityArn(activityArn));
    if (task.taskToken() == null) {
      return;
    }
    heartbeats.begin(task.taskToken());
    try {
      String text = transcriber.transcribe(task.input());
      client.sendTaskSuccess(
          request -> request.taskToken(task.taskToken()).output("\"" + text + "\""));
    } catch (TaskTimedOutException late) {
      // Somebody else transcribes it.
    } finally {
      heartbeats.end(task.taskToken());
    }
  }
}
