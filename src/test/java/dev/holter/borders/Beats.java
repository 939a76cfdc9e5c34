package dev.holter.borders;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.TaskDefinition;
import dev.holter.VirtualClock;
import dev.holter.WorkerScript;
import dev.holter.execution.Heartbeat;
import dev.holter.execution.TaskAttempt;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A task that has begun, and the instants of its beats, from the start of the clock. */
record Beats(FakeStepFunctions stepFunctions, SfnClient client, TaskAttempt task, String token) {

  static Beats begin(FakeStepFunctions stepFunctions, SfnClient client) {
    TaskAttempt task =
        stepFunctions.scheduleTask(TaskDefinition.activity("shape").heartbeat(ofHours(1)));
    String token = client.getActivityTask(r -> r.activityArn(task.activityArn())).taskToken();
    return new Beats(stepFunctions, client, task, token);
  }

  /** What a worker does before it sleeps takes no time, so that it beats every 20 seconds. */
  static void assertTakesNoTime(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, WorkerScript work) {
    assertEvery20Seconds(
        stepFunctions,
        client,
        clock,
        () -> {
          work.run();
          Thread.sleep(20_000);
        });
  }

  /** A worker does this before each of three beats, and beats every 20 seconds. */
  static void assertEvery20Seconds(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, WorkerScript work) {
    Beats beats = begin(stepFunctions, client);
    stepFunctions.runScript(
        () -> {
          for (int beat = 0; beat < 3; beat++) {
            work.run();
            beats.beat();
          }
        });

    clock.advanceBy(ofSeconds(60));

    assertThat(beats.instants()).isEqualTo(every(20, 3));
  }

  void beat() {
    client.sendTaskHeartbeat(r -> r.taskToken(token));
  }

  List<Duration> instants() {
    return instants(task);
  }

  static List<Duration> instants(TaskAttempt task) {
    return task.heartbeats().stream()
        .map(Heartbeat::at)
        .map(at -> Duration.between(VirtualClock.DEFAULT_START, at))
        .toList();
  }

  static List<Duration> every(long seconds, int times) {
    return LongStream.rangeClosed(1, times).mapToObj(n -> ofSeconds(n * seconds)).toList();
  }
}
