package com.example.render;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_FAILED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_STARTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.EXECUTION_FAILED;

import dev.holter.Explore;
import dev.holter.FakeStepFunctions;
import dev.holter.Fault;
import dev.holter.StateMachine;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;

@StepFunctionsTest
@StateMachine("render.asl.json")
class RenderWorkerTest {

  private static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:render";

  private final FakeStepFunctions stepFunctions;
  private final VirtualClock clock;
  private final RenderWorker worker;
  private final CompletableFuture<String> forgotten = new CompletableFuture<>();

  RenderWorkerTest(FakeStepFunctions stepFunctions, SfnAsyncClient client, VirtualClock clock) {
    this.stepFunctions = stepFunctions;
    this.clock = clock;
    this.worker = new RenderWorker(client, ACTIVITY, this::render);
  }

  @BeforeEach
  void start() {
    worker.start();
  }

  @AfterEach
  void stop() {
    worker.close();
  }

  @Test
  void beats_for_five_hours_and_answers() {
    Execution execution = stepFunctions.startExecution("\"a castle\"");

    clock.advanceBy(ofHours(5));

    assertThat(execution)
        .hasSucceededWith("\"castle.png\"")
        .task(1)
        .hasEndedAfter(ofHours(5))
        .beatsAtMost(ofSeconds(20))
        .hasNoCallsAfterEnd();
  }

  @Test
  void draws_one_scene_after_the_other_all_day() {
    Execution first = stepFunctions.startExecution("\"a castle\"");
    Execution second = stepFunctions.startExecution("\"a castle\"");
    Execution third = stepFunctions.startExecution("\"a castle\"");

    clock.advanceBy(ofHours(15));

    assertThat(first).hasSucceeded();
    assertThat(second).hasSucceeded();
    assertThat(third).hasSucceeded().task(1).beatsAtMost(ofSeconds(20));
  }

  @Test
  void beats_that_are_throttled_for_a_while_are_made_up_for() {
    stepFunctions.onHeartbeats(10, 12, Fault.throttling());
    Execution execution = stepFunctions.startExecution("\"a castle\"");

    clock.advanceBy(ofHours(5));

    assertThat(execution).hasSucceeded().task(1).hasMarginOfAtLeast(ofSeconds(15));
  }

  /** Whoever goes first, and however long a request and an answer travel. */
  @Explore(worlds = 10)
  void answers_whatever_comes_first() {
    Execution execution = stepFunctions.startExecution("\"a castle\"");

    clock.advanceBy(ofHours(6));

    assertThat(execution).hasSucceededWith("\"castle.png\"").task(1).beatsAtMost(ofSeconds(21));
  }

  /** Without a limit, it would beat for an image that nobody draws until the definition's own. */
  @Test
  void an_image_that_never_comes_fails_the_task_after_six_hours() {
    Execution execution = stepFunctions.startExecution("\"a forgotten castle\"");

    clock.advanceBy(ofHours(7));

    assertThat(execution)
        .hasFailedWith("RenderTimeout")
        .history()
        .containsSubsequence(ACTIVITY_STARTED, ACTIVITY_FAILED, EXECUTION_FAILED);
    assertThat(execution)
        .task(1)
        .hasEndedAfter(ofHours(6))
        .beatsAtMost(ofSeconds(20))
        .hasNoCallsAfterEnd();
    assertThat(forgotten).isCompletedExceptionally();
  }

  /** A castle takes five hours. */
  private CompletableFuture<String> render(String scene) {
    return scene.contains("forgotten")
        ? forgotten
        : supplyAsync(() -> "castle.png", delayedExecutor(5, TimeUnit.HOURS));
  }
}
