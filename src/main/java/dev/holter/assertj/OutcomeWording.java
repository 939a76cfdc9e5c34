package dev.holter.assertj;

import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import java.util.Optional;

/** Puts the state of a task or an execution in words that continue "but it ...". */
final class OutcomeWording {

  private OutcomeWording() {}

  static String of(TaskAttempt task) {
    return switch (task.status()) {
      case SCHEDULED -> "waits for a worker";
      case RUNNING -> "is running";
      case SUCCEEDED -> succeeded(task.output());
      case FAILED -> failed(task.error(), task.cause());
      case TIMED_OUT ->
          "timed out" + task.expiredClock().map(clock -> " on " + clock.field()).orElse("");
      case ABORTED -> "was aborted";
    };
  }

  static String of(Execution execution) {
    return switch (execution.status()) {
      case RUNNING -> "is running";
      case SUCCEEDED -> succeeded(execution.output());
      case FAILED -> failed(execution.error(), execution.cause());
      case TIMED_OUT -> "timed out";
      case ABORTED -> "was aborted";
      default -> "is " + execution.status();
    };
  }

  static String expectedFailure(String error) {
    return "have failed with error [" + error + "]";
  }

  static String expectedFailure(String error, String cause) {
    return expectedFailure(error) + " and cause [" + cause + "]";
  }

  private static String succeeded(Optional<String> output) {
    return "succeeded" + output.map(it -> " with output [" + it + "]").orElse("");
  }

  private static String failed(Optional<String> error, Optional<String> cause) {
    return "failed with "
        + error.map(it -> "error [" + it + "]").orElse("no error")
        + cause.map(it -> " and cause [" + it + "]").orElse("");
  }
}
