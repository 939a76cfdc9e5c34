package com.example.docs;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.TaskAttempt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A bean without the framework that schedules its method. */
@StepFunctionsTest
class WithoutFrameworkTests {

  /** Its method beats for all tasks that are worked on. */
  static final class Heartbeats {
    private final SfnClient client;
    private final Set<String> taskTokens = ConcurrentHashMap.newKeySet();

    Heartbeats(SfnClient client) {
      this.client = client;
    }

    void begin(String taskToken) {
      taskTokens.add(taskToken);
    }

    void beat() {
      taskTokens.forEach(token -> client.sendTaskHeartbeat(beat -> beat.taskToken(token)));
    }
  }

  @Test
  void the_tests_own_schedule_runs_it(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    // tag::schedule[]
    Heartbeats heartbeats = new Heartbeats(client);
    ScheduledExecutorService schedule = Executors.newScheduledThreadPool(1);
    schedule.scheduleAtFixedRate(heartbeats::beat, 20, 20, SECONDS);
    TaskAttempt task = stepFunctions.scheduleTask(activity("films").heartbeat(ofSeconds(30)));
    heartbeats.begin(
        client.getActivityTask(poll -> poll.activityArn(task.activityArn())).taskToken());

    clock.advanceBy(ofMinutes(10));
    schedule.shutdown();

    assertThat(task).isRunning().hasHeartbeats(30).beatsAtMost(ofSeconds(20));
    // end::schedule[]
  }
}
