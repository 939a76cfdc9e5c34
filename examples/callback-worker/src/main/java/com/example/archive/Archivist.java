package com.example.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * Compresses the file that a message of the queue names, and answers with the message's task token.
 *
 * <p>It beats between two blocks, whenever the last beat is old enough.
 */
public final class Archivist {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BLOCK_BYTES = 4096;

  private final SfnClient client;
  private final Clock clock;
  private final Pause pause;
  private final Duration beatAfter;
  private final Duration perBlock;

  /** The tape takes {@code perBlock} for a block. */
  public Archivist(
      SfnClient client, Clock clock, Pause pause, Duration beatAfter, Duration perBlock) {
    this.client = client;
    this.clock = clock;
    this.pause = pause;
    this.beatAfter = beatAfter;
    this.perBlock = perBlock;
  }

  /** Handles one message; one whose task is over is dropped. */
  public void handle(String messageBody) {
    try {
      JsonNode order = JSON.readTree(messageBody);
      String taskToken = order.path("taskToken").asText();
      Path archive = archive(Path.of(order.path("file").asText()), taskToken);
      String output = JSON.writeValueAsString(archive.toString());
      client.sendTaskSuccess(request -> request.taskToken(taskToken).output(output));
    } catch (TaskTimedOutException over) {
      // Nobody waits for this archive any more; the queue's next delivery makes another.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (IOException broken) {
      throw new IllegalStateException("Message not handled, the queue redelivers it", broken);
    }
  }

  private Path archive(Path file, String taskToken) throws IOException, InterruptedException {
    Path archive = file.resolveSibling(file.getFileName() + ".gz");
    Instant lastBeat = clock.instant();
    byte[] block = new byte[BLOCK_BYTES];
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
      for (int read = in.read(block); read > 0; read = in.read(block)) {
        out.write(block, 0, read);
        pause.sleep(perBlock);
        if (!clock.instant().isBefore(lastBeat.plus(beatAfter))) {
          client.sendTaskHeartbeat(request -> request.taskToken(taskToken));
          lastBeat = clock.instant();
        }
      }
    }
    return archive;
  }
}
