package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskStatus;
import dev.holter.execution.WorkerStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A worker that is asked to end, as a deployment does. */
@StepFunctionsTest
class StopTests {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"for-ever, 1", "PT5S, 2", "deadline+PT-1S, 2"})
  void it_closes_what_it_has_opened_and_may_be_started_again(
      String option,
      int runs,
      FakeStepFunctions stepFunctions,
      SfnClient client,
      VirtualClock clock) {
    List<Duration> closed = new CopyOnWriteArrayList<>();
    // Its thread starts and polls; it is asked to end where it has the task.
    stepFunctions.except(Deviation.of("stop", "worker-1", 3, option));
    TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
    WorkerRun run =
        stepFunctions.runScript(
            () -> {
              try (AutoCloseable pool = () -> closed.add(since(clock.instant()))) {
                assertThat(pool).isNotNull();
                client.getActivityTask(r -> r.activityArn(task.resource()));
                Thread.sleep(30_000);
              } catch (AbortedException stopped) {
                Thread.currentThread().interrupt();
              }
            });

    clock.advanceBy(ofMinutes(10));

    assertThat(run.status()).isEqualTo(WorkerStatus.STOPPED);
    assertThat(closed.get(0)).isZero();
    assertThat(stepFunctions.workerRuns()).hasSize(runs);
    assertThat(task.status()).isEqualTo(TaskStatus.TIMED_OUT);
  }

  private static Duration since(Instant at) {
    return Duration.between(VirtualClock.DEFAULT_START, at);
  }

  @Test
  void a_worker_that_drops_its_task_is_found() {
    Throwable failure = Explored.failures(folder, selectClass(DropsTestCases.class)).get(0);

    assertThat(failure)
        .hasMessageContaining("[worker-1] was stopped and was not started again")
        .hasMessageContaining("Deviation.stop(\"worker-1\", ");
  }

  @StepFunctionsTest
  static class DropsTestCases {

    @Explore(
        order = false,
        latency = "",
        stop = true,
        restart = {})
    void drops(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      stepFunctions.runScript(
          () -> {
            String token = client.getActivityTask(r -> r.activityArn(task.resource())).taskToken();
            Thread.sleep(30_000);
            client.sendTaskSuccess(r -> r.taskToken(token).output("1"));
          });

      clock.advanceBy(ofMinutes(10));

      assertThat(task.status()).isEqualTo(TaskStatus.SUCCEEDED);
    }
  }

  @Explore(worlds = 40, stop = true)
  void whoever_closes_at_the_end_of_a_try_has_closed(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    List<Instant> closed = new CopyOnWriteArrayList<>();
    TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
    stepFunctions.runScript(
        () -> {
          try (AutoCloseable pool = () -> closed.add(clock.instant())) {
            assertThat(pool).isNotNull();
            String token = client.getActivityTask(r -> r.activityArn(task.resource())).taskToken();
            for (int n = 0; n < 3 && token != null; n++) {
              Thread.sleep(20_000);
              client.sendTaskHeartbeat(r -> r.taskToken(token));
            }
            if (token != null) {
              client.sendTaskSuccess(r -> r.taskToken(token).output("1"));
            }
          }
        });

    clock.advanceBy(ofMinutes(10));

    assertThat(closed).hasSameSizeAs(stepFunctions.workerRuns());
  }
}
