package dev.holter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.reading.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Writes the state machine behind a task that is scheduled without one. */
final class TaskDefinitions {
  static final String STATE = "Task";

  private TaskDefinitions() {}

  static String definition(TaskDefinition task, String partition, String activityArn) {
    ObjectNode definition = Json.object();
    definition.put("StartAt", STATE);
    ObjectNode state = definition.putObject("States").putObject(STATE);
    state.put("Type", "Task");
    if (task.kind() == TaskDefinition.Kind.ACTIVITY) {
      state.put("Resource", activityArn);
    } else {
      state.put(
          "Resource", "arn:" + partition + ":states:::" + task.target() + ".waitForTaskToken");
      state.putObject("Parameters").put("input.$", "$").put("token.$", "$$.Task.Token");
    }
    seconds(state, "HeartbeatSeconds", task.heartbeat());
    seconds(state, "TimeoutSeconds", task.timeout());
    state.put("End", true);
    return Json.write(definition);
  }

  private static void seconds(ObjectNode state, String field, @Nullable Duration value) {
    if (value != null) {
      state.put(field, value.toSeconds());
    }
  }
}
