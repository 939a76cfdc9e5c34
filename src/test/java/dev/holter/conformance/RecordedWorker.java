package dev.holter.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.FakeStepFunctions;
import dev.holter.VirtualClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

/** The worker of a recording: takes one task and does with it what the recording's worker did. */
final class RecordedWorker {
  private final JsonNode worker;
  private final Placeholders placeholders;

  RecordedWorker(JsonNode worker, Placeholders placeholders) {
    this.worker = worker;
    this.placeholders = placeholders;
  }

  void start(FakeStepFunctions stepFunctions, SfnClient client) {
    stepFunctions.runWorker(() -> work(client, stepFunctions.clock()));
  }

  private void work(SfnClient client, VirtualClock clock) {
    GetActivityTaskResponse task = poll(client);
    while (task.taskToken() == null) {
      task = poll(client);
    }
    for (JsonNode action : worker.path("actions")) {
      act(client, clock, task, action);
    }
  }

  private GetActivityTaskResponse poll(SfnClient client) {
    String arn = placeholders.fill(worker.path("activityArn").asText());
    return client.getActivityTask(
        r -> r.activityArn(arn).workerName(worker.path("workerName").asText(null)));
  }

  private static void act(
      SfnClient client, VirtualClock clock, GetActivityTaskResponse task, JsonNode action) {
    String token = task.taskToken();
    if (action.has("wait")) {
      sleep(clock, action.path("wait").asLong());
    } else if (!action.has("nothing")) {
      switch (action.path("call").asText()) {
        case "SendTaskHeartbeat" -> client.sendTaskHeartbeat(r -> r.taskToken(token));
        case "SendTaskSuccess" ->
            client.sendTaskSuccess(r -> r.taskToken(token).output(text(task, action, "output")));
        case "SendTaskFailure" ->
            client.sendTaskFailure(
                r ->
                    r.taskToken(token)
                        .error(text(task, action, "error"))
                        .cause(text(task, action, "cause")));
        default -> throw new IllegalStateException("No rule for the action " + action);
      }
    }
  }

  private static @Nullable String text(
      GetActivityTaskResponse task, JsonNode action, String member) {
    String text = action.path(member).asText(null);
    return "{input of the task}".equals(text) ? task.input() : text;
  }

  private static void sleep(VirtualClock clock, long seconds) {
    try {
      clock.sleep(Duration.ofSeconds(seconds));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
