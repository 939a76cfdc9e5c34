package com.example.checksum;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * Polls an activity for files and answers each with its checksum, until it is interrupted.
 *
 * <p>It is handed its scheduler and its pauses, as where a framework owns the threads.
 */
public final class ChecksumWorker implements Runnable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SfnClient client;
  private final ScheduledExecutorService scheduler;
  private final Sleeper sleeper;
  private final ChecksumSettings settings;

  public ChecksumWorker(
      SfnClient client,
      ScheduledExecutorService scheduler,
      Sleeper sleeper,
      ChecksumSettings settings) {
    this.client = client;
    this.scheduler = scheduler;
    this.sleeper = sleeper;
    this.settings = settings;
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        GetActivityTaskResponse task =
            client.getActivityTask(
                request -> request.activityArn(settings.activityArn()).workerName("checksum"));
        if (task.taskToken() != null) {
          answer(task.taskToken(), task.input());
        }
      }
    } catch (AbortedException | InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(String taskToken, String input) throws InterruptedException {
    try (Heartbeat heartbeat =
        new Heartbeat(client, taskToken, scheduler, settings.heartbeatInterval())) {
      String checksum = checksum(fileIn(input), heartbeat);
      client.sendTaskSuccess(
          request -> request.taskToken(taskToken).output("\"" + checksum + "\""));
    } catch (TaskTimedOutException gone) {
      // Step Functions has given the task up; the next one is waiting.
    } catch (IOException unreadable) {
      client.sendTaskFailure(
          request -> request.taskToken(taskToken).error("Unreadable").cause(unreadable.toString()));
    }
  }

  private String checksum(Path file, Heartbeat heartbeat) throws IOException, InterruptedException {
    Checksum checksum = new Checksum(settings.chunkBytes());
    long value =
        checksum.of(
            file,
            () -> {
              if (heartbeat.isLost()) {
                throw TaskTimedOutException.builder().message("The task was lost").build();
              }
              // Other readers want the disk too.
              sleeper.sleep(settings.pauseBetweenChunks());
            });
    return String.format("%08x", value);
  }

  private static Path fileIn(String input) throws JsonProcessingException {
    return Path.of(JSON.readTree(input).path("file").asText());
  }
}
