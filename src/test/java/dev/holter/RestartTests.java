package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sfn.SfnClient;

/** When a worker that has crashed is there again, seen from the deadline of what it was doing. */
@StepFunctionsTest
class RestartTests {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "deadline+PT-1S, PT59S",
    "deadline+PT0S, PT1M",
    "deadline+PT1S, PT1M1S",
    "PT5S, PT35S"
  })
  void it_is_started_around_the_deadline_or_after_a_while(
      String option,
      Duration expected,
      FakeStepFunctions stepFunctions,
      SfnClient client,
      VirtualClock clock) {
    List<Instant> starts = new CopyOnWriteArrayList<>();
    // Its thread starts, polls and has the task; what comes next is the end of its sleep.
    stepFunctions.except(Deviation.of("crash", "worker-1", 4, option));
    TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
    stepFunctions.runWorker(
        () -> {
          starts.add(clock.instant());
          pollAndSucceedAfter(client, task.resource());
        });

    clock.advanceBy(ofMinutes(10));

    assertThat(starts)
        .extracting(at -> Duration.between(VirtualClock.DEFAULT_START, at))
        .containsExactly(Duration.ZERO, expected);
  }

  private static void pollAndSucceedAfter(SfnClient client, String arn) {
    try {
      client.getActivityTask(r -> r.activityArn(arn));
      Thread.sleep(30_000);
    } catch (InterruptedException | AbortedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_restart_at_the_deadline_is_tried_by_default() {
    Throwable failure = Explored.failures(folder, selectClass(ResumesTestCases.class)).get(0);

    assertThat(failure)
        .hasMessageContaining(
            "[worker-1] crashed and was started again at the heartbeat deadline\n")
        .hasMessageContaining("Deviation.of(\"crash\", \"worker-1\", ")
        .hasMessageContaining("\"deadline+PT0S\")");
  }

  @StepFunctionsTest
  static class ResumesTestCases {
    private @Nullable String kept;

    /** Believes that what it has kept of its task holds for as long as it was away. */
    @Explore(order = false, latency = "", crash = true, restart = "PT5S")
    void resumes(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      stepFunctions.runWorker(
          () -> {
            try {
              while (kept == null) {
                kept = client.getActivityTask(r -> r.activityArn(task.activityArn())).taskToken();
                Thread.sleep(30_000);
              }
              String known = kept;
              if (task.status() != TaskStatus.SUCCEEDED) {
                client.sendTaskSuccess(r -> r.taskToken(known).output("1"));
              }
            } catch (InterruptedException | AbortedException stopped) {
              Thread.currentThread().interrupt();
            }
          });

      clock.advanceBy(ofMinutes(10));
    }
  }
}
