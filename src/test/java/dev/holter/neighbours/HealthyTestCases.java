package dev.holter.neighbours;

import static dev.holter.TaskDefinition.activity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.RedirectDefaultClients;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.TaskAttempt;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What is nobody's mistake, however slow the machine is; each is to be the first of its JVM. */
final class HealthyTestCases {
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private HealthyTestCases() {}

  private static void beat(SfnClient client, String activityArn, int times)
      throws InterruptedException {
    String token = client.getActivityTask(r -> r.activityArn(activityArn)).taskToken();
    for (int i = 0; i < times; i++) {
      Thread.sleep(30_000);
      client.sendTaskHeartbeat(r -> r.taskToken(token));
    }
  }

  /** A worker makes its client itself: it loads most of the SDK, and speaks HTTP. */
  @StepFunctionsTest
  static class DefaultClient {
    @Test
    @RedirectDefaultClients
    void beats(FakeStepFunctions stepFunctions, VirtualClock clock) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(MINUTE));
      stepFunctions.runScript(
          () -> {
            try (SfnClient client = SfnClient.create()) {
              beat(client, task.resource(), 100);
            }
          });

      clock.advanceBy(Duration.ofMinutes(40));

      assertThat(task.heartbeats()).hasSize(80);
    }
  }

  /** A worker plans its beats, and the test waits for it as a test without a clock would. */
  @StepFunctionsTest
  static class Scheduler {
    @Test
    void beats(FakeStepFunctions stepFunctions, SfnClient client) throws Exception {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(MINUTE));
      String token = client.getActivityTask(r -> r.activityArn(task.activityArn())).taskToken();
      ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);

      pool.scheduleAtFixedRate(
          () -> client.sendTaskHeartbeat(r -> r.taskToken(token)), 30, 30, TimeUnit.SECONDS);
      pool.schedule(() -> "done", 610, TimeUnit.SECONDS).get();
      pool.shutdownNow();

      assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
      assertThat(task.heartbeats()).hasSize(20);
    }
  }

  /** A worker computes, for far less than the watchdog's limit, between one beat and the next. */
  @StepFunctionsTest
  static class Computing {
    @Test
    void beats(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(MINUTE));
      stepFunctions.runScript(
          () -> {
            compute(Duration.ofSeconds(2));
            beat(client, task.resource(), 10);
          });

      clock.advanceBy(Duration.ofMinutes(4));

      assertThat(task.heartbeats()).hasSize(8);
    }
  }

  /** The test waits on a monitor, which it cannot leave to look, while a worker computes. */
  @StepFunctionsTest
  static class Monitor {
    private boolean computed;

    @Test
    void waits(FakeStepFunctions stepFunctions) throws InterruptedException {
      stepFunctions.runScript(
          () -> {
            Thread.sleep(1000);
            compute(Duration.ofSeconds(2));
            synchronized (this) {
              computed = true;
              notifyAll();
            }
          });

      synchronized (this) {
        while (!computed) {
          wait();
        }
      }

      assertThat(computed).isTrue();
    }
  }

  private static void compute(Duration cpu) {
    long end = cpuNanos() + cpu.toNanos();
    while (cpuNanos() < end) {
      // This is the work.
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
