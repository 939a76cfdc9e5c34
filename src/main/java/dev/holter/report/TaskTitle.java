package dev.holter.report;

import dev.holter.execution.TaskAttempt;
import java.time.Duration;

/** Names a task so that a reader finds it again: state, attempt, token, worker and clocks. */
final class TaskTitle {

  private static final int TOKEN_TAIL = 4;

  private TaskTitle() {}

  static String brief(TaskAttempt task) {
    return task.stateName() + " #" + task.attempt() + ", " + token(task);
  }

  static String full(TaskAttempt task) {
    return brief(task)
        + ", "
        + resource(task.resource())
        + ", execution "
        + task.execution().name()
        + task.heartbeatTimeout().map(it -> ", HeartbeatSeconds " + seconds(it)).orElse("")
        + task.timeout().map(it -> ", TimeoutSeconds " + seconds(it)).orElse("");
  }

  private static String token(TaskAttempt task) {
    return task.taskToken().map(token -> "token " + shortened(token)).orElse("no token");
  }

  private static String shortened(String token) {
    return token.length() <= 2 * TOKEN_TAIL
        ? token
        : "..." + token.substring(token.length() - TOKEN_TAIL);
  }

  private static String resource(String resource) {
    int activity = resource.indexOf(":activity:");
    if (activity >= 0) {
      return "activity " + resource.substring(activity + ":activity:".length());
    }
    int integration = resource.indexOf(":::");
    return integration >= 0 ? resource.substring(integration + ":::".length()) : resource;
  }

  private static String seconds(Duration timeout) {
    return timeout.toNanosPart() == 0 ? Long.toString(timeout.toSeconds()) : timeout.toString();
  }
}
