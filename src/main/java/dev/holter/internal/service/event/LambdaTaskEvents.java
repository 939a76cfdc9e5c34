package dev.holter.internal.service.event;

import dev.holter.internal.asl.resource.Resource.LambdaFunction;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** The events of tasks whose resource is the plain ARN of a Lambda function. */
record LambdaTaskEvents(LambdaFunction function) implements TaskEvents {

  @Override
  public Event scheduled(
      String input,
      Optional<Duration> timeout,
      Optional<Duration> heartbeat,
      @Nullable String role) {
    return new Event(
        HistoryEventType.LAMBDA_FUNCTION_SCHEDULED,
        event ->
            event.lambdaFunctionScheduledEventDetails(
                details -> {
                  details
                      .resource(function.arn())
                      .input(input)
                      .inputDetails(History.NOT_TRUNCATED)
                      .timeoutInSeconds(TaskEvents.seconds(timeout));
                  if (role != null) {
                    details.taskCredentials(credentials -> credentials.roleArn(role));
                  }
                }));
  }

  @Override
  public Event started(@Nullable String worker) {
    return new Event(HistoryEventType.LAMBDA_FUNCTION_STARTED, event -> {});
  }

  @Override
  public Event succeeded(String output) {
    return new Event(
        HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED,
        event ->
            event.lambdaFunctionSucceededEventDetails(
                details -> details.output(output).outputDetails(History.NOT_TRUNCATED)));
  }

  @Override
  public Event failed(@Nullable String error, @Nullable String cause) {
    return new Event(
        HistoryEventType.LAMBDA_FUNCTION_FAILED,
        event ->
            event.lambdaFunctionFailedEventDetails(details -> details.error(error).cause(cause)));
  }

  @Override
  public Event timedOut(String error) {
    return new Event(
        HistoryEventType.LAMBDA_FUNCTION_TIMED_OUT,
        event -> event.lambdaFunctionTimedOutEventDetails(details -> details.error(error)));
  }
}
