package dev.holter.bench;

import static dev.holter.TaskDefinition.activity;

import dev.holter.FakeStepFunctions;
import dev.holter.OpenWorld;
import dev.holter.TaskDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;

/** A world in which a worker has been handed some tasks. */
final class OpenTasks implements AutoCloseable {
  static final Duration BEAT = Duration.ofSeconds(30);
  static final Duration HEARTBEAT = Duration.ofSeconds(60);

  static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:thumbnails";
  static final TaskDefinition TASK = activity("thumbnails").heartbeat(HEARTBEAT);

  private final OpenWorld world = new OpenWorld();
  private final List<SendTaskHeartbeatRequest> beats = new ArrayList<>();

  OpenTasks(int count) {
    for (int i = 0; i < count; i++) {
      add();
    }
  }

  void add() {
    stepFunctions().scheduleTask(TASK);
    String token = client().getActivityTask(poll -> poll.activityArn(ACTIVITY)).taskToken();
    beats.add(SendTaskHeartbeatRequest.builder().taskToken(token).build());
  }

  FakeStepFunctions stepFunctions() {
    return world.stepFunctions();
  }

  SfnClient client() {
    return stepFunctions().client();
  }

  /** One request per task, in the order of the tasks. */
  List<SendTaskHeartbeatRequest> beats() {
    return beats;
  }

  /** Beats for the first task. */
  void beat(SfnClient client, int times) {
    for (int i = 0; i < times; i++) {
      client.sendTaskHeartbeat(beats.get(0));
    }
  }

  @Override
  public void close() {
    world.close();
  }
}
