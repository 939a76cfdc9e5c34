package dev.holter.report;

import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskStatus;
import java.util.Locale;

/** Says in a few words how a task ended. */
final class TaskEnd {

  private static final int MAX_CAUSE = 60;

  private TaskEnd() {}

  static String of(TaskAttempt task) {
    String status = task.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return status + task.expiredClock().map(clock -> " on " + clock.field()).orElse("");
  }

  /** Renders why a task failed, for the end of its line; empty unless it did. */
  static String reason(TaskAttempt task) {
    if (task.status() != TaskStatus.FAILED) {
      return "";
    }
    return task.error().map(error -> "  error " + error).orElse("")
        + task.cause().map(cause -> "  cause " + Excerpt.of(cause, MAX_CAUSE)).orElse("");
  }
}
