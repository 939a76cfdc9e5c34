package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.holter.execution.TaskAttempt;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sfn.SfnClient;

class TimeoutTests {

  // Longer than the tests inside may take, so that one that hangs is the one that is reported.
  @Test
  @Timeout(900)
  void a_test_may_run_on_a_thread_of_its_timeout() {
    Fixtures.run(InTimeTestCases.class).pass(15);
  }

  @StepFunctionsTest
  static class InTimeTestCases {
    @RepeatedTest(5)
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void separate(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      beats(stepFunctions, client, clock);
    }

    @RepeatedTest(5)
    @Timeout(300)
    void same(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      beats(stepFunctions, client, clock);
    }

    @RepeatedTest(5)
    void preemptive(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      assertTimeoutPreemptively(Duration.ofMinutes(5), () -> beats(stepFunctions, client, clock));
      clock.advanceBy(Duration.ofSeconds(30));
      assertThat(stepFunctions.task().heartbeats()).hasSize(3);
    }

    private static void beats(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      TaskAttempt task =
          stepFunctions.scheduleTask(activity("a").heartbeat(Duration.ofSeconds(60)));
      String token =
          client.getActivityTask(r -> r.activityArn(stepFunctions.activityArn("a"))).taskToken();
      clock
          .newSingleThreadScheduledExecutor()
          .scheduleAtFixedRate(
              () -> client.sendTaskHeartbeat(r -> r.taskToken(token)), 30, 30, TimeUnit.SECONDS);
      clock.advanceBy(Duration.ofMinutes(1));
      assertThat(task.heartbeats()).hasSize(2);
    }

    @AfterEach
    void after(VirtualClock clock) {
      clock.advanceBy(Duration.ofSeconds(30));
    }
  }

  @Test
  void a_test_that_is_given_up_fails_with_the_timeout_and_its_own_clean_up_runs() {
    assertThat(Fixtures.run(GivenUpTestCases.class).failures(3))
        .extracting(failure -> failure.getClass().getSimpleName())
        .containsExactlyInAnyOrder("TimeoutException", "TimeoutException", "AssertionFailedError");
    assertThat(GivenUpTestCases.CLEANED).hasSize(3).containsOnly(Duration.ofSeconds(6));
  }

  @StepFunctionsTest(agent = false)
  static class GivenUpTestCases {
    static final Queue<Duration> CLEANED = new ConcurrentLinkedQueue<>();

    @Test
    @Timeout(
        value = 200,
        unit = TimeUnit.MILLISECONDS,
        threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void separate(FakeStepFunctions stepFunctions, VirtualClock clock) {
      hang(stepFunctions, clock);
    }

    @Test
    @Timeout(value = 200, unit = TimeUnit.MILLISECONDS)
    void same(FakeStepFunctions stepFunctions, VirtualClock clock) {
      hang(stepFunctions, clock);
    }

    @Test
    void preemptive(FakeStepFunctions stepFunctions, VirtualClock clock) {
      assertTimeoutPreemptively(Duration.ofMillis(200), () -> hang(stepFunctions, clock));
    }

    private static void hang(FakeStepFunctions stepFunctions, VirtualClock clock) {
      CountDownLatch never = new CountDownLatch(1);
      stepFunctions.runScript(
          () -> {
            clock.sleep(Duration.ofSeconds(5));
            never.await();
          });
      clock.advanceBy(Duration.ofMinutes(1));
    }

    @AfterEach
    void after(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.workerRuns().forEach(WorkerRun::stop);
      clock.advanceBy(Duration.ofSeconds(1));
      CLEANED.add(clock.elapsed());
    }
  }
}
