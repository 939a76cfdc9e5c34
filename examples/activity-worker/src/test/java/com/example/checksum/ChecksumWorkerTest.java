package com.example.checksum;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_STARTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_SUCCEEDED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_TIMED_OUT;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.EXECUTION_FAILED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.EXECUTION_SUCCEEDED;

import dev.holter.Explore;
import dev.holter.FakeStepFunctions;
import dev.holter.HeartbeatCadence;
import dev.holter.StateMachine;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The region and the account are those of the definition that is deployed. */
@StepFunctionsTest(region = "eu-central-1", account = "111122223333")
class ChecksumWorkerTest {

  private static final String ACTIVITY =
      "arn:aws:states:eu-central-1:111122223333:activity:checksum";

  private final FakeStepFunctions stepFunctions;
  private final VirtualClock clock;

  @TempDir private Path directory;
  private Path file;

  ChecksumWorkerTest(FakeStepFunctions stepFunctions, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.clock = clock;
  }

  /** 1441 chunks of one KiB: with a pause of a minute after each, a day and a minute of work. */
  @BeforeEach
  void deliver() throws IOException {
    byte[] content = new byte[1441 * 1024];
    new Random(42).nextBytes(content);
    file = Files.write(directory.resolve("delivery.bin"), content);
  }

  @Test
  @StateMachine("checksum.asl.json")
  @HeartbeatCadence(atMost = "PT20S", margin = 0.5)
  void beats_for_a_day_and_then_answers(SfnClient client) throws IOException {
    Execution execution = stepFunctions.startExecution("{\"file\":\"" + file + "\"}");
    stepFunctions.runWorker(worker(client, ofSeconds(20)));

    clock.advanceBy(ofHours(24));
    assertThat(execution).task(1).isRunning().hasHeartbeats(24 * 60 * 3);

    clock.advanceBy(ofMinutes(1));
    assertThat(execution)
        .hasSucceededWith("{\"file\":\"" + file + "\",\"checksum\":\"" + crc32() + "\"}")
        .history()
        .containsSubsequence(ACTIVITY_STARTED, ACTIVITY_SUCCEEDED, EXECUTION_SUCCEEDED);
    assertThat(execution.tasks().get(0)).hasNoCallsAfterEnd();
  }

  /** Whoever goes first, and however long a request and an answer travel. */
  @Explore(worlds = 20)
  @StateMachine("checksum.asl.json")
  void answers_whatever_comes_first(SfnClient client) throws IOException {
    Files.write(file, new byte[10 * 1024]);
    Execution execution = stepFunctions.startExecution("{\"file\":\"" + file + "\"}");
    stepFunctions.runWorker(worker(client, ofSeconds(20)));

    clock.advanceBy(ofMinutes(15));

    assertThat(execution).hasSucceeded().task(1).beatsAtMost(ofSeconds(21));
  }

  @Test
  @StateMachine("checksum.asl.json")
  void a_beat_every_90_seconds_is_too_slow_for_this_definition(SfnClient client) {
    Execution execution = stepFunctions.startExecution("{\"file\":\"" + file + "\"}");
    stepFunctions.runWorker(worker(client, ofSeconds(90)));

    clock.advanceBy(ofMinutes(5));

    assertThat(execution)
        .hasFailedWith("States.Timeout")
        .history()
        .containsSubsequence(ACTIVITY_STARTED, ACTIVITY_TIMED_OUT, EXECUTION_FAILED);
    assertThat(execution)
        .task(1)
        .hasTimedOutOnHeartbeat()
        .hasEndedAfter(ofSeconds(60))
        .hasHeartbeats(0);
  }

  @Test
  void a_file_that_is_not_there_fails_the_task(SfnClient client) {
    TaskAttempt task =
        stepFunctions.scheduleTask(
            activity("checksum").heartbeat(ofSeconds(60)).input("{\"file\":\"/no/such/file\"}"));

    stepFunctions.runWorker(worker(client, ofSeconds(20)));

    assertThat(task)
        .hasFailedWith("Unreadable", "java.nio.file.NoSuchFileException: /no/such/file")
        .hasEndedAfter(Duration.ZERO);
  }

  private ChecksumWorker worker(SfnClient client, Duration heartbeatInterval) {
    return new ChecksumWorker(
        client,
        clock.newSingleThreadScheduledExecutor(),
        clock::sleep,
        new ChecksumSettings(ACTIVITY, heartbeatInterval, 1024, ofMinutes(1)));
  }

  private String crc32() throws IOException {
    CRC32 crc = new CRC32();
    crc.update(Files.readAllBytes(file));
    return String.format("%08x", crc.getValue());
  }
}
