package com.example.docs;

import static com.example.docs.Thumbnails.worker;
import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.TaskAttempt;
import dev.holter.report.TaskTimeline;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

@StepFunctionsTest
class TimeTests {

  @Test
  void verbs(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task =
        stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)).input("100"));
    stepFunctions.runWorker(worker(client));
    // tag::verbs[]
    clock.advanceBy(ofMinutes(5));
    clock.advanceTo(Instant.parse("2025-01-01T00:10:00Z"));
    clock.advanceUntil(() -> task.heartbeats().size() == 30, ofHours(1));
    clock.advanceToNextDeadline();
    clock.runUntilIdle();
    // end::verbs[]
    assertThat(task.endedAt()).contains(clock.start().plus(ofMinutes(50)));
  }

  @Test
  void timeline(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task =
        stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)).input("100"));
    stepFunctions.runWorker(worker(client));
    clock.advanceBy(ofMinutes(5));
    // tag::timeline[]
    String timeline = TaskTimeline.of(task).text();
    // end::timeline[]
    assertThat(timeline).contains("SendTaskHeartbeat 10");
    // tag::approved[]
    assertThat(task).matchesTimeline("com/example/docs/timelines/five-minutes.txt");
    // end::approved[]
  }
}
