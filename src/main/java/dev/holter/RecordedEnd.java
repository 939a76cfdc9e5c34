package dev.holter;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * How an attempt ended that somebody answered. An attempt that timed out has none, since nobody
 * answered it.
 *
 * @param output the result as JSON text, null if it failed
 * @param error the error name of one that failed, or null
 * @param cause its cause, or null
 */
record RecordedEnd(@Nullable String output, @Nullable String error, @Nullable String cause) {

  boolean isFailure() {
    return output == null;
  }

  /**
   * Returns the end that an event tells of. It is null for a time-out, and for an event that ends
   * nothing.
   */
  static @Nullable RecordedEnd of(HistoryEvent event) {
    return switch (event.type()) {
      case ACTIVITY_SUCCEEDED -> result(event.activitySucceededEventDetails().output());
      case TASK_SUCCEEDED -> result(event.taskSucceededEventDetails().output());
      case TASK_SUBMITTED -> result(event.taskSubmittedEventDetails().output());
      case LAMBDA_FUNCTION_SUCCEEDED ->
          result(event.lambdaFunctionSucceededEventDetails().output());
      case ACTIVITY_FAILED -> {
        var details = event.activityFailedEventDetails();
        yield new RecordedEnd(null, details.error(), details.cause());
      }
      case TASK_FAILED -> {
        var details = event.taskFailedEventDetails();
        yield new RecordedEnd(null, details.error(), details.cause());
      }
      case TASK_SUBMIT_FAILED -> {
        var details = event.taskSubmitFailedEventDetails();
        yield new RecordedEnd(null, details.error(), details.cause());
      }
      case TASK_START_FAILED -> {
        var details = event.taskStartFailedEventDetails();
        yield new RecordedEnd(null, details.error(), details.cause());
      }
      case LAMBDA_FUNCTION_FAILED -> {
        var details = event.lambdaFunctionFailedEventDetails();
        yield new RecordedEnd(null, details.error(), details.cause());
      }
      case LAMBDA_FUNCTION_START_FAILED -> {
        var details = event.lambdaFunctionStartFailedEventDetails();
        yield new RecordedEnd(null, details.error(), details.cause());
      }
      default -> null;
    };
  }

  private static RecordedEnd result(@Nullable String output) {
    return new RecordedEnd(Objects.requireNonNullElse(output, "{}"), null, null);
  }
}
