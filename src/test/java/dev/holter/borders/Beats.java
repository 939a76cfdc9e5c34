package dev.holter.borders;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;

import dev.holter.FakeStepFunctions;
import dev.holter.TaskDefinition;
import dev.holter.VirtualClock;
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

  void beat() {
    client.sendTaskHeartbeat(r -> r.taskToken(token));
  }

  List<Duration> instants() {
    return task.heartbeats().stream()
        .map(Heartbeat::at)
        .map(at -> Duration.between(VirtualClock.DEFAULT_START, at))
        .toList();
  }

  static List<Duration> every(long seconds, int times) {
    return LongStream.rangeClosed(1, times).mapToObj(n -> ofSeconds(n * seconds)).toList();
  }
}
