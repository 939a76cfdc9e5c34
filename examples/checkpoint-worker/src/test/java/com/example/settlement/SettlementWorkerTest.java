package com.example.settlement;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_SCHEDULED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_STARTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_TIMED_OUT;

import dev.holter.Explore;
import dev.holter.FakeStepFunctions;
import dev.holter.StateMachine;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import java.time.Duration;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.SfnClient;

@StepFunctionsTest
@StateMachine("settle.asl.json")
class SettlementWorkerTest {

  private static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:settle";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  SettlementWorkerTest(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  @Test
  void books_all_night_and_beats_at_every_third_batch() {
    LedgerOfTheTest ledger = new LedgerOfTheTest(batch -> ofSeconds(12));
    Execution execution = settle(2400, ledger);

    clock.advanceBy(ofHours(8));

    assertThat(execution)
        .hasSucceededWith("2400")
        .task(1)
        .hasHeartbeats(800)
        .beatsAtMost(ofSeconds(36))
        .hasEndedAfter(ofHours(8));
    assertThat(ledger.isCommitted()).isTrue();
  }

  /**
   * A beat can be late by the length of a batch: shortly before the half minute is over there is
   * none, and the next batch has to end before there can be one.
   */
  @ParameterizedTest
  @CsvSource({"PT5S, PT30S", "PT12S, PT24S", "PT20S, PT20S", "PT29S, PT2S", "PT29.999S, PT0.002S"})
  void the_margin_depends_on_the_length_of_a_batch(Duration perBatch, Duration margin) {
    Execution execution = settle(100, new LedgerOfTheTest(batch -> perBatch));

    clock.advanceBy(ofMinutes(5));

    assertThat(execution).task(1).isRunning().hasMarginOfAtLeast(margin);
  }

  /** A pause of less than what the beats leave, at any moment. */
  @Explore(worlds = 60, freeze = "PT20S")
  void books_whatever_comes_first() {
    LedgerOfTheTest ledger = new LedgerOfTheTest(batch -> ofSeconds(12));
    Execution execution = settle(50, ledger);

    clock.advanceBy(ofMinutes(15));

    assertThat(execution).hasSucceededWith("50");
    assertThat(ledger.isCommitted()).isTrue();
  }

  @Test
  void a_lock_that_holds_up_one_batch_for_a_minute_costs_the_whole_night() {
    LedgerOfTheTest ledger =
        new LedgerOfTheTest(batch -> batch == 1000 ? ofMinutes(1) : ofSeconds(12));
    Execution execution = settle(2400, ledger);

    clock.advanceBy(ofHours(8));

    assertThat(execution)
        .history()
        .containsSubsequence(ACTIVITY_STARTED, ACTIVITY_TIMED_OUT, ACTIVITY_SCHEDULED);
    assertThat(execution).task(1).hasTimedOutOnHeartbeat().hasHeartbeats(333);
    assertThat(ledger.isCommitted()).isFalse();
  }

  private Execution settle(int batches, Ledger ledger) {
    Execution execution = stepFunctions.startExecution("" + batches);
    stepFunctions.runWorker(new SettlementWorker(client, ACTIVITY, ledger));
    return execution;
  }

  /** Takes its time for each batch. */
  private static final class LedgerOfTheTest implements Ledger {
    private final IntFunction<Duration> times;
    private boolean committed;

    LedgerOfTheTest(IntFunction<Duration> times) {
      this.times = times;
    }

    boolean isCommitted() {
      return committed;
    }

    @Override
    public void book(int batch) {
      try {
        Thread.sleep(times.apply(batch).toMillis());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void commit() {
      committed = true;
    }

    @Override
    public void rollback() {
      committed = false;
    }
  }
}
