package com.example.invoice;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_STARTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_TIMED_OUT;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.EXECUTION_FAILED;

import dev.holter.Explore;
import dev.holter.FakeStepFunctions;
import dev.holter.Fault;
import dev.holter.RedirectDefaultClients;
import dev.holter.StateMachine;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

@StepFunctionsTest
@StateMachine("invoices.asl.json")
@RedirectDefaultClients
class InvoiceWorkerTest {

  private static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:invoices";

  @Test
  void mails_for_five_hours_and_beats_every_20_seconds(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    Execution execution = stepFunctions.startExecution("9000");
    stepFunctions.runWorker(new InvoiceWorker(ACTIVITY, invoice -> {}));

    clock.advanceBy(ofHours(5));

    assertThat(execution)
        .hasSucceededWith("9000")
        .task(1)
        .hasEndedAfter(ofHours(5))
        .beatsAtMost(ofSeconds(20))
        .hasNoCallsAfterEnd();
  }

  /** Four calls are one beat: a default client tries each four times. */
  @Test
  void a_throttled_beat_does_not_end_the_timer(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    stepFunctions.onHeartbeats(4, 7, Fault.throttling());
    Execution execution = stepFunctions.startExecution("90");
    stepFunctions.runWorker(new InvoiceWorker(ACTIVITY, invoice -> {}));

    clock.advanceBy(ofMinutes(5));

    assertThat(execution).hasSucceeded().task(1).beatsAtMost(ofSeconds(40));
  }

  /** Whoever goes first, and however long a request and an answer travel. */
  @Explore(worlds = 20)
  void answers_whatever_comes_first(FakeStepFunctions stepFunctions, VirtualClock clock) {
    Execution execution = stepFunctions.startExecution("90");
    stepFunctions.runWorker(new InvoiceWorker(ACTIVITY, invoice -> {}));

    clock.advanceBy(ofMinutes(5));

    assertThat(execution).hasSucceeded().task(1).beatsAtMost(ofSeconds(21));
  }

  /** The heart of this worker says nothing about its work. */
  @Test
  void a_relay_that_hangs_is_noticed_by_the_timeout_only(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    CountDownLatch answer = new CountDownLatch(1);
    Execution execution = stepFunctions.startExecution("9000");
    stepFunctions.runWorker(new InvoiceWorker(ACTIVITY, invoice -> answer.await()));

    clock.advanceBy(ofHours(13));

    assertThat(execution)
        .hasFailedWith("States.Timeout")
        .history()
        .containsSubsequence(ACTIVITY_STARTED, ACTIVITY_TIMED_OUT, EXECUTION_FAILED);
    assertThat(execution)
        .task(1)
        .hasTimedOutOnTimeout()
        .hasEndedAfter(ofHours(12))
        .beatsAtMost(ofSeconds(20));
  }
}
