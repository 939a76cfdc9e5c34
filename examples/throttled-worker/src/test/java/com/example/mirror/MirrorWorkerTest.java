package com.example.mirror;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.Explore;
import dev.holter.FakeStepFunctions;
import dev.holter.Fault;
import dev.holter.HeartbeatCadence;
import dev.holter.StateMachine;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Whatever happens to a beat, a quarter of HeartbeatSeconds is left. */
@StepFunctionsTest
@StateMachine("mirror.asl.json")
@HeartbeatCadence(atMost = "PT45S", margin = 0.25)
class MirrorWorkerTest {

  private static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:mirror";
  private static final int BLOCKS = 60;

  @TempDir private Path directory;
  private Path original;
  private Path copy;
  private Execution execution;

  /** Sixty blocks, and twenty seconds for each: twenty minutes. */
  @BeforeEach
  void start(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws IOException {
    byte[] content = new byte[BLOCKS * 8192];
    new Random(1).nextBytes(content);
    original = Files.write(directory.resolve("original"), content);
    copy = directory.resolve("copy");
    execution =
        stepFunctions.startExecution(
            "{\"copy\":{\"from\":\"" + original + "\",\"to\":\"" + copy + "\"}}");
    stepFunctions.runWorker(new MirrorWorker(client, ACTIVITY, clock::sleep, ofSeconds(20)));
  }

  @AfterEach
  void is_copied(VirtualClock clock) {
    clock.advanceBy(ofMinutes(30));

    assertThat(execution).hasSucceededWith("" + BLOCKS * 8192);
    assertThat(copy).hasSameBinaryContentAs(original);
  }

  @Test
  void a_throttled_beat_comes_a_second_later(FakeStepFunctions stepFunctions, VirtualClock clock) {
    stepFunctions.onHeartbeat(5, Fault.throttling());

    clock.advanceBy(ofMinutes(2));

    assertThat(execution)
        .task(1)
        .hasHeartbeats(5)
        .heartbeatSatisfies(5, beat -> beat.hasGap(ofSeconds(21)));
  }

  /** Any one call may be throttled, fail or be reset, in all attempts that the SDK makes. */
  @Explore(worlds = 60, faults = true)
  void copies_whatever_happens_to_one_call(VirtualClock clock) {
    clock.advanceBy(ofMinutes(2));
  }

  @Test
  void a_failure_and_a_reset_cost_the_short_back_off_of_the_SDK(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    stepFunctions.onHeartbeat(3, Fault.internalFailure()).onHeartbeat(4, Fault.connectionReset());

    clock.advanceBy(ofMinutes(2));

    assertThat(execution)
        .task(1)
        .heartbeatSatisfies(3, beat -> beat.hasGap(ofSeconds(20).plus(ofMillis(300))));
  }

  @Test
  void a_beat_that_never_comes_through_is_made_up_for_by_the_next(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    stepFunctions.onHeartbeats(2, 4, Fault.throttling());

    clock.advanceBy(ofMinutes(2));

    assertThat(execution).task(1).hasHeartbeats(4).beatsAtMost(ofSeconds(43));
  }

  @Test
  void a_beat_that_travels_for_ten_seconds_still_comes_in_time(
      FakeStepFunctions stepFunctions, VirtualClock clock) {
    TaskAttempt task = execution.tasks().get(0);
    stepFunctions.onHeartbeat(task, 2, Fault.delay(ofSeconds(10)));

    clock.advanceBy(ofMinutes(2));

    assertThat(task).hasMarginOfAtLeast(ofSeconds(30)).hasNoRejectedCalls();
  }

  @Test
  void a_lost_answer_makes_the_SDK_beat_twice(FakeStepFunctions stepFunctions, VirtualClock clock) {
    stepFunctions.onHeartbeat(1, Fault.lostResponse());

    clock.advanceBy(ofSeconds(30));

    assertThat(execution).task(1).hasHeartbeats(2);
  }
}
