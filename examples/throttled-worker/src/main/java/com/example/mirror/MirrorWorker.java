package com.example.mirror;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * Copies files block by block and beats after each block.
 *
 * <p>A beat that does not come through is left out: the next block brings the next one, and the
 * definition gives it time enough. The work is only dropped once Step Functions has given it up.
 */
public final class MirrorWorker implements Runnable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BLOCK_BYTES = 8192;

  private final SfnClient client;
  private final String activityArn;
  private final Pace pace;
  private final Duration perBlock;

  /** Takes its time for each block, so that other users of the disks are not held up. */
  public MirrorWorker(SfnClient client, String activityArn, Pace pace, Duration perBlock) {
    this.client = client;
    this.activityArn = activityArn;
    this.pace = pace;
    this.perBlock = perBlock;
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        GetActivityTaskResponse task =
            client.getActivityTask(request -> request.activityArn(activityArn));
        if (task.taskToken() != null) {
          mirror(task.taskToken(), task.input());
        }
      }
    } catch (AbortedException | InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void mirror(String taskToken, String input) throws InterruptedException {
    try {
      JsonNode order = JSON.readTree(input);
      long bytes = copy(path(order, "from"), path(order, "to"), taskToken);
      client.sendTaskSuccess(request -> request.taskToken(taskToken).output("" + bytes));
    } catch (TaskTimedOutException givenUp) {
      // Whoever gets the next attempt overwrites this copy.
    } catch (IOException broken) {
      client.sendTaskFailure(
          request -> request.taskToken(taskToken).error("CopyFailed").cause(broken.toString()));
    }
  }

  private long copy(Path from, Path to, String taskToken) throws IOException, InterruptedException {
    long bytes = 0;
    byte[] block = new byte[BLOCK_BYTES];
    try (InputStream in = Files.newInputStream(from);
        OutputStream out = Files.newOutputStream(to)) {
      for (int read = in.read(block); read > 0; read = in.read(block)) {
        out.write(block, 0, read);
        bytes += read;
        pace.sleep(perBlock);
        beat(taskToken);
      }
    }
    return bytes;
  }

  private void beat(String taskToken) {
    try {
      client.sendTaskHeartbeat(request -> request.taskToken(taskToken));
    } catch (TaskTimedOutException | AbortedException end) {
      throw end;
    } catch (SdkException notThrough) {
      // The SDK has retried already.
    }
  }

  private static Path path(JsonNode order, String field) {
    return Path.of(order.path(field).asText());
  }
}
