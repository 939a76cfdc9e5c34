package com.example.lines;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_SCHEDULED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_STARTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_SUCCEEDED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_TIMED_OUT;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.EXECUTION_STARTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.EXECUTION_SUCCEEDED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.FAIL_STATE_ENTERED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.TASK_STATE_ENTERED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.TASK_STATE_EXITED;

import dev.holter.Explore;
import dev.holter.FakeStepFunctions;
import dev.holter.StateMachine;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

@StepFunctionsTest
@StateMachine("count-lines.asl.json")
class LineCounterTest {

  private static final String ACTIVITY =
      "arn:aws:states:us-east-1:123456789012:activity:count-lines";
  private static final String INPUT = "{\"log\":\"access.log\"}";
  private static final int NEVER = -1;

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  @TempDir private Path mount;

  LineCounterTest(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  @BeforeEach
  void log() throws IOException {
    Files.writeString(
        mount.resolve("access.log"),
        IntStream.rangeClosed(1, 20_000)
            .mapToObj(line -> "GET /items/" + line + " 200\n")
            .collect(Collectors.joining()));
  }

  @Test
  void a_worker_that_hangs_is_given_up_and_the_next_one_takes_the_task() {
    Execution execution = stepFunctions.startExecution(INPUT);
    stepFunctions.runWorker(counter("hangs", 10, ofDays(365)));
    clock.advanceBy(ofMinutes(1));
    stepFunctions.runWorker(counter("healthy", NEVER, Duration.ZERO));
    clock.advanceBy(ofMinutes(10));

    assertThat(execution)
        .hasSucceededWith("{\"lines\":20000}")
        .hasAttempts("CountLines", 2)
        .history()
        .hasExactlyTypes(
            EXECUTION_STARTED,
            TASK_STATE_ENTERED,
            ACTIVITY_SCHEDULED,
            ACTIVITY_STARTED,
            ACTIVITY_TIMED_OUT,
            ACTIVITY_SCHEDULED,
            ACTIVITY_STARTED,
            ACTIVITY_SUCCEEDED,
            TASK_STATE_EXITED,
            EXECUTION_SUCCEEDED);
    assertThat(execution)
        .taskSatisfies(
            1, hung -> hung.hasWorkerName("hangs").hasTimedOutOnHeartbeat().hasNoCallsAfterEnd())
        .taskSatisfies(
            2, next -> next.hasWorkerName("healthy").hasSucceeded().beatsAtMost(ofSeconds(30)));
  }

  @Test
  void a_worker_that_wakes_up_too_late_drops_its_work_and_polls_again() {
    Execution execution = stepFunctions.startExecution(INPUT);
    stepFunctions.runWorker(counter("sleepy", 10, ofMinutes(3)));
    clock.advanceBy(ofMinutes(20));

    // It read the log again in the second attempt, hung again, and so on.
    assertThat(execution).hasFailedWith("NobodyCounts", "Three workers in a row went silent");
    assertThat(execution).hasAttempts("CountLines", 3).history().contains(FAIL_STATE_ENTERED);
    for (TaskAttempt attempt : execution.tasks()) {
      assertThat(attempt).hasTimedOutOnHeartbeat();
      assertThat(attempt.calls()).last().matches(late -> !late.isAccepted());
    }
  }

  @Test
  void a_retry_that_nobody_polls_for_waits_for_a_worker_without_a_clock() {
    Execution execution = stepFunctions.startExecution(INPUT);
    stepFunctions.runWorker(counter("hangs", 1, ofDays(365)));

    clock.advanceBy(ofDays(30));

    assertThat(execution).isRunning().hasAttempts("CountLines", 2);
    assertThat(execution).task(2).isScheduled();
  }

  /** One of two may freeze or die at any moment, and be there again or not. */
  @Explore(worlds = 60, freeze = "PT5M", crash = true)
  void the_lines_are_counted_whatever_happens_to_one_of_two() {
    Execution execution = stepFunctions.startExecution(INPUT);
    stepFunctions.runWorker(counter("one", NEVER, Duration.ZERO));
    stepFunctions.runWorker(counter("two", NEVER, Duration.ZERO));

    clock.advanceBy(ofMinutes(30));

    assertThat(execution).hasSucceededWith("{\"lines\":20000}");
  }

  /** A counter whose drive takes ten seconds for each block of eight KiB, and hangs at one. */
  private LineCounter counter(String name, int hangsAtRead, Duration hangs) {
    return new LineCounter(
        client,
        ACTIVITY,
        name,
        log ->
            new SlowStream(
                Files.newInputStream(mount.resolve(log)),
                clock,
                ofSeconds(10),
                hangsAtRead,
                hangs));
  }
}
