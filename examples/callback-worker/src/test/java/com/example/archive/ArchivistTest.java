package com.example.archive;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.EXECUTION_FAILED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.EXECUTION_STARTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.EXECUTION_SUCCEEDED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.TASK_SCHEDULED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.TASK_STARTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.TASK_STATE_ENTERED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.TASK_STATE_EXITED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.TASK_SUBMITTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.TASK_SUCCEEDED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.TASK_TIMED_OUT;

import dev.holter.Explore;
import dev.holter.FakeStepFunctions;
import dev.holter.StateMachine;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import dev.holter.execution.TaskCall;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

@StepFunctionsTest
@StateMachine("archive.asl.json")
class ArchivistTest {

  @TempDir private Path directory;
  private Path file;
  private byte[] content;

  /** 100 blocks. */
  @BeforeEach
  void write() throws IOException {
    content = new byte[100 * 4096];
    new Random(7).nextBytes(content);
    file = Files.write(directory.resolve("ledger"), content);
  }

  @Test
  void beats_between_blocks_and_answers_with_the_token_of_the_message(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws IOException {
    queue(stepFunctions, clock, archivist(client, clock, ofSeconds(20)));

    Execution execution = stepFunctions.startExecution("{\"file\":\"" + file + "\"}");
    clock.advanceBy(ofMinutes(40));

    Path archive = directory.resolve("ledger.gz");
    assertThat(execution)
        .hasSucceededWith("{\"file\":\"" + file + "\",\"archived\":\"" + archive + "\"}")
        .history()
        .hasExactlyTypes(
            EXECUTION_STARTED,
            TASK_STATE_ENTERED,
            TASK_SCHEDULED,
            TASK_STARTED,
            TASK_SUBMITTED,
            TASK_SUCCEEDED,
            TASK_STATE_EXITED,
            EXECUTION_SUCCEEDED);
    assertThat(execution)
        .task(1)
        .hasHeartbeats(33)
        .beatsAtMost(ofMinutes(1))
        .hasMarginOfAtLeast(0.5)
        .hasNoRejectedCalls();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(archive))) {
      assertThat(in.readAllBytes()).isEqualTo(content);
    }
  }

  @Test
  void an_archive_that_takes_more_than_an_hour_comes_too_late_however_often_it_beats(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    queue(stepFunctions, clock, archivist(client, clock, ofSeconds(50)));

    Execution execution = stepFunctions.startExecution("{\"file\":\"" + file + "\"}");
    clock.advanceBy(ofMinutes(90));

    assertThat(execution)
        .hasFailedWith("States.Timeout")
        .history()
        .containsSubsequence(TASK_SUBMITTED, TASK_TIMED_OUT, EXECUTION_FAILED);
    assertThat(execution).task(1).hasTimedOutOnTimeout().hasEndedAfter(ofMinutes(60));
    assertThat(execution.tasks().get(0).calls())
        .filteredOn(call -> !call.isAccepted())
        .extracting(TaskCall::operation, TaskCall::error)
        .containsExactly(tuple("SendTaskHeartbeat", Optional.of("TaskTimedOut")));
  }

  /** Whoever goes first, and however long a request and an answer travel. */
  @Explore(worlds = 40)
  void answers_whatever_comes_first(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    queue(stepFunctions, clock, archivist(client, clock, ofSeconds(20)));

    Execution execution = stepFunctions.startExecution("{\"file\":\"" + file + "\"}");
    clock.advanceBy(ofMinutes(40));

    assertThat(execution).hasSucceeded().task(1).beatsAtMost(ofSeconds(81));
  }

  @Test
  void a_tape_that_takes_two_minutes_for_a_block_misses_the_first_beat(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    queue(stepFunctions, clock, archivist(client, clock, ofMinutes(2)));

    Execution execution = stepFunctions.startExecution("{\"file\":\"" + file + "\"}");
    clock.advanceBy(ofMinutes(3));

    // A beat at exactly the deadline is late.
    assertThat(execution).task(1).hasTimedOutOnHeartbeat().hasEndedAfter(ofMinutes(2));
  }

  private static Archivist archivist(SfnClient client, VirtualClock clock, Duration perBlock) {
    return new Archivist(client, clock, clock::sleep, ofSeconds(50), perBlock);
  }

  /** Stands for the queue: one consumer takes the messages, one after the other. */
  private static void queue(
      FakeStepFunctions stepFunctions, VirtualClock clock, Archivist archivist) {
    ExecutorService consumer = clock.newSingleThreadScheduledExecutor();
    stepFunctions.integration(
        "sqs:sendMessage",
        call -> {
          String messageBody = call.parameter("$.MessageBody");
          consumer.execute(() -> archivist.handle(messageBody));
          return "{\"MessageId\":\"1\"}";
        });
  }
}
