package com.example.lines;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * Counts the lines of logs and beats after every thousand lines, so that a beat says that the work
 * goes on, and not only that the process lives.
 */
public final class LineCounter implements Runnable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LINES_PER_BEAT = 1000;

  private final SfnClient client;
  private final String activityArn;
  private final String workerName;
  private final LogStore logs;

  public LineCounter(SfnClient client, String activityArn, String workerName, LogStore logs) {
    this.client = client;
    this.activityArn = activityArn;
    this.workerName = workerName;
    this.logs = logs;
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        GetActivityTaskResponse task =
            client.getActivityTask(
                request -> request.activityArn(activityArn).workerName(workerName));
        if (task.taskToken() != null) {
          count(task.taskToken(), task.input());
        }
      }
    } catch (AbortedException | InterruptedIOException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void count(String taskToken, String input) throws InterruptedIOException {
    try {
      long lines = lines(JSON.readTree(input).path("log").asText(), taskToken);
      client.sendTaskSuccess(
          request -> request.taskToken(taskToken).output("{\"lines\":" + lines + "}"));
    } catch (TaskTimedOutException givenUp) {
      // Another worker counts these lines by now.
    } catch (InterruptedIOException stopped) {
      throw stopped;
    } catch (IOException unreadable) {
      client.sendTaskFailure(
          request -> request.taskToken(taskToken).error("Unreadable").cause(unreadable.toString()));
    }
  }

  private long lines(String log, String taskToken) throws IOException {
    long lines = 0;
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(logs.open(log), StandardCharsets.UTF_8))) {
      while (reader.readLine() != null) {
        lines++;
        if (lines % LINES_PER_BEAT == 0) {
          client.sendTaskHeartbeat(request -> request.taskToken(taskToken));
        }
      }
    }
    return lines;
  }
}
