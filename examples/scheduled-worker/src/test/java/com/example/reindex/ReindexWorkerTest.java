package com.example.reindex;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_SCHEDULED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_STARTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_TIMED_OUT;

import dev.holter.Explore;
import dev.holter.FakeStepFunctions;
import dev.holter.Fault;
import dev.holter.StateMachine;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;

@StepFunctionsTest
@StateMachine("reindex.asl.json")
class ReindexWorkerTest {

  private static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:reindex";

  private final FakeStepFunctions stepFunctions;
  private final SfnClient client;
  private final VirtualClock clock;

  ReindexWorkerTest(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.client = client;
    this.clock = clock;
  }

  @Test
  void beats_for_a_day() throws InterruptedException {
    Execution execution = stepFunctions.startExecution("{}");
    try (ReindexWorker worker = new ReindexWorker(client, ACTIVITY, new Shop(24 * 60))) {
      worker.start();
      clock.advanceBy(ofHours(24));
    }

    assertThat(execution)
        .hasSucceededWith("1440")
        .task(1)
        .beatsAtMost(ofSeconds(20))
        .hasMarginOfAtLeast(ofSeconds(40))
        .hasNoCallsAfterEnd();
  }

  /** The test that finds the bug. Three calls are one beat: the SDK tries each three times. */
  @Test
  void a_beat_that_is_throttled_is_the_last_one_and_the_task_is_lost() throws InterruptedException {
    stepFunctions.onHeartbeats(31, 33, Fault.throttling());
    Execution execution = stepFunctions.startExecution("{}");
    try (ReindexWorker worker = new ReindexWorker(client, ACTIVITY, new Shop(60))) {
      worker.start();
      clock.advanceBy(ofHours(2));
    }

    assertThat(execution)
        .history()
        .containsSubsequence(ACTIVITY_STARTED, ACTIVITY_TIMED_OUT, ACTIVITY_SCHEDULED);
    assertThat(execution)
        .task(1)
        .hasHeartbeats(30)
        .hasTimedOutOnHeartbeat()
        .hasEndedAfter(ofMinutes(11));
  }

  /** The same test, and the worker as it is repaired. */
  @Test
  void a_beat_whose_exception_is_caught_is_made_up_for_by_the_next() throws InterruptedException {
    stepFunctions.onHeartbeats(31, 33, Fault.throttling());
    Execution execution = stepFunctions.startExecution("{}");
    try (ReindexWorker worker = new Repaired(client)) {
      worker.start();
      clock.advanceBy(ofHours(2));
    }

    assertThat(execution)
        .hasSucceededWith("60")
        .task(1)
        .beatsAtMost(ofSeconds(40))
        .hasMarginOfAtLeast(ofSeconds(20));
  }

  /** Whoever goes first, and however long a request and an answer travel. */
  @Explore(worlds = 40)
  void answers_whatever_comes_first() throws InterruptedException {
    Execution execution = stepFunctions.startExecution("{}");
    try (ReindexWorker worker = new Repaired(client)) {
      worker.start();
      clock.advanceBy(ofHours(2));
    }

    assertThat(execution).hasSucceededWith("60").task(1).beatsAtMost(ofSeconds(21));
  }

  /** The repair. */
  private static final class Repaired extends ReindexWorker {
    Repaired(SfnClient client) {
      super(client, ACTIVITY, new Shop(60));
    }

    @Override
    void beat(String taskToken) {
      try {
        super.beat(taskToken);
      } catch (SdkException refused) {
        // The SDK has retried already, and the next beat is near.
      }
    }
  }

  /** The search engine takes a minute for a page. */
  private record Shop(int pages) implements Catalogue {
    @Override
    public void index(int page) throws InterruptedException {
      TimeUnit.MINUTES.sleep(1);
    }
  }
}
