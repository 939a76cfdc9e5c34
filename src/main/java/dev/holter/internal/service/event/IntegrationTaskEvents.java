package dev.holter.internal.service.event;

import dev.holter.internal.asl.resource.Resource.Integration;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** The events of tasks that call another service, and may then wait for a callback. */
public record IntegrationTaskEvents(Integration integration, String region) implements TaskEvents {

  @Override
  public Event scheduled(
      String input,
      Optional<Duration> timeout,
      Optional<Duration> heartbeat,
      @Nullable String role) {
    return new Event(
        HistoryEventType.TASK_SCHEDULED,
        event ->
            event.taskScheduledEventDetails(
                details -> {
                  details
                      .resourceType(integration.resourceType())
                      .resource(integration.resourceName())
                      .region(region)
                      .parameters(input)
                      .timeoutInSeconds(TaskEvents.seconds(timeout))
                      .heartbeatInSeconds(TaskEvents.seconds(heartbeat));
                  if (role != null) {
                    details.taskCredentials(credentials -> credentials.roleArn(role));
                  }
                }));
  }

  @Override
  public Event started(@Nullable String worker) {
    return new Event(
        HistoryEventType.TASK_STARTED,
        event ->
            event.taskStartedEventDetails(
                details ->
                    details
                        .resourceType(integration.resourceType())
                        .resource(integration.resourceName())));
  }

  /** Returns the event of a call that was answered although its task goes on waiting. */
  public Event submitted(String output) {
    return new Event(
        HistoryEventType.TASK_SUBMITTED,
        event ->
            event.taskSubmittedEventDetails(
                details ->
                    details
                        .resourceType(integration.resourceType())
                        .resource(integration.resourceName())
                        .output(output)
                        .outputDetails(History.NOT_TRUNCATED)));
  }

  @Override
  public Event succeeded(String output) {
    return new Event(
        HistoryEventType.TASK_SUCCEEDED,
        event ->
            event.taskSucceededEventDetails(
                details ->
                    details
                        .resourceType(integration.resourceType())
                        .resource(integration.resourceName())
                        .output(output)
                        .outputDetails(History.NOT_TRUNCATED)));
  }

  @Override
  public Event failed(@Nullable String error, @Nullable String cause) {
    return new Event(
        HistoryEventType.TASK_FAILED,
        event ->
            event.taskFailedEventDetails(
                details ->
                    details
                        .resourceType(integration.resourceType())
                        .resource(integration.resourceName())
                        .error(error)
                        .cause(cause)));
  }

  @Override
  public Event timedOut(String error) {
    return new Event(
        HistoryEventType.TASK_TIMED_OUT,
        event ->
            event.taskTimedOutEventDetails(
                details ->
                    details
                        .resourceType(integration.resourceType())
                        .resource(integration.resourceName())
                        .error(error)));
  }
}
