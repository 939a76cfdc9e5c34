package dev.holter.internal.service.event;

import dev.holter.internal.asl.resource.Resource.Activity;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** The events of tasks that a worker polls for. */
record ActivityTaskEvents(Activity activity) implements TaskEvents {

  @Override
  public Event scheduled(
      String input,
      Optional<Duration> timeout,
      Optional<Duration> heartbeat,
      @Nullable String role) {
    return new Event(
        HistoryEventType.ACTIVITY_SCHEDULED,
        event ->
            event.activityScheduledEventDetails(
                details ->
                    details
                        .resource(activity.arn())
                        .input(input)
                        .inputDetails(History.NOT_TRUNCATED)
                        .timeoutInSeconds(TaskEvents.seconds(timeout))
                        .heartbeatInSeconds(TaskEvents.seconds(heartbeat))));
  }

  @Override
  public Event started(@Nullable String worker) {
    return new Event(
        HistoryEventType.ACTIVITY_STARTED,
        event -> event.activityStartedEventDetails(details -> details.workerName(worker)));
  }

  @Override
  public Event succeeded(String output) {
    return new Event(
        HistoryEventType.ACTIVITY_SUCCEEDED,
        event ->
            event.activitySucceededEventDetails(
                details -> details.output(output).outputDetails(History.NOT_TRUNCATED)));
  }

  @Override
  public Event failed(@Nullable String error, @Nullable String cause) {
    return new Event(
        HistoryEventType.ACTIVITY_FAILED,
        event -> event.activityFailedEventDetails(details -> details.error(error).cause(cause)));
  }

  @Override
  public Event timedOut(String error) {
    return new Event(
        HistoryEventType.ACTIVITY_TIMED_OUT,
        event -> event.activityTimedOutEventDetails(details -> details.error(error)));
  }
}
