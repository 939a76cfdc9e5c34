package dev.holter.neighbours;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.TaskAttempt;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Spring's test context makes the worker, or the worker makes a context. */
@StepFunctionsTest
@SpringJUnitConfig(SpringTests.Workers.class)
@Execution(ExecutionMode.SAME_THREAD)
class SpringTests {
  private static final String ARN = "arn:aws:states:us-east-1:123456789012:activity:thumbnails";

  /** Beans that wait only when they are told to work. */
  @Configuration
  static class Workers {
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService executor() {
      return Executors.newScheduledThreadPool(2);
    }

    @Bean
    ThreadPoolTaskScheduler scheduler() {
      return new ThreadPoolTaskScheduler();
    }
  }

  /** Beats from the moment that the context is there. */
  @Configuration
  @EnableScheduling
  static class Beating {
    private final SfnClient client;
    private final String token;

    Beating(SfnClient client) {
      this.client = client;
      this.token = client.getActivityTask(r -> r.activityArn(ARN)).taskToken();
    }

    @Scheduled(fixedRate = 30, initialDelay = 30, timeUnit = TimeUnit.SECONDS)
    void beat() {
      client.sendTaskHeartbeat(r -> r.taskToken(token));
    }
  }

  @RepeatedTest(3)
  void a_beans_executor_beats_on_the_clock(
      FakeStepFunctions stepFunctions,
      SfnClient client,
      VirtualClock clock,
      @Autowired ScheduledExecutorService executor) {
    TaskAttempt task =
        stepFunctions.scheduleTask(activity("thumbnails").heartbeat(Duration.ofMinutes(1)));
    stepFunctions.runScript(
        () -> {
          String token = client.getActivityTask(r -> r.activityArn(ARN)).taskToken();
          ScheduledFuture<?> beats =
              executor.scheduleAtFixedRate(
                  () -> client.sendTaskHeartbeat(r -> r.taskToken(token)),
                  30,
                  30,
                  TimeUnit.SECONDS);
          try {
            TimeUnit.DAYS.sleep(1);
          } finally {
            beats.cancel(false);
          }
        });

    clock.advanceBy(Duration.ofHours(1));

    assertThat(task).isRunning().hasHeartbeats(120).beatsAtMost(Duration.ofSeconds(30));
  }

  @RepeatedTest(3)
  void springs_scheduler_beats_on_the_clock(
      FakeStepFunctions stepFunctions,
      SfnClient client,
      VirtualClock clock,
      @Autowired TaskScheduler scheduler) {
    TaskAttempt task =
        stepFunctions.scheduleTask(activity("thumbnails").heartbeat(Duration.ofMinutes(1)));
    stepFunctions.runWorker(
        () -> {
          String token = client.getActivityTask(r -> r.activityArn(ARN)).taskToken();
          scheduler.scheduleWithFixedDelay(
              () -> client.sendTaskHeartbeat(r -> r.taskToken(token)),
              scheduler.getClock().instant().plusSeconds(30),
              Duration.ofSeconds(30));
        });

    clock.advanceBy(Duration.ofHours(1));

    assertThat(task).isRunning().hasHeartbeats(120).beatsAtMost(Duration.ofSeconds(30));
  }

  /** What starts with the context is on the clock if the context itself is started there. */
  @Test
  void a_context_that_is_the_worker_beats_on_the_clock(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task =
        stepFunctions.scheduleTask(activity("thumbnails").heartbeat(Duration.ofMinutes(1)));
    stepFunctions.runScript(
        () -> {
          try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(
                SfnClient.class, () -> client, bean -> bean.setDestroyMethodName(""));
            context.register(Beating.class);
            context.refresh();
            clock.sleep(Duration.ofDays(1));
          }
        });

    clock.advanceBy(Duration.ofHours(1));

    assertThat(task).isRunning().hasHeartbeats(120).beatsAtMost(Duration.ofSeconds(30));
  }
}
