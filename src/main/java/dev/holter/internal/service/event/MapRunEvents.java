package dev.holter.internal.service.event;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** The events of a Map Run in the history of the execution that it works for. */
public final class MapRunEvents {
  /** The cause of a failed Map Run, as users of AWS have reported it. */
  public static final String EXCEEDED = "The specified tolerated failure threshold was exceeded";

  private MapRunEvents() {}

  public static Event started(String arn) {
    return new Event(
        HistoryEventType.MAP_RUN_STARTED,
        event -> event.mapRunStartedEventDetails(details -> details.mapRunArn(arn)));
  }

  public static Event redriven(String arn, int count) {
    return new Event(
        HistoryEventType.MAP_RUN_REDRIVEN,
        event ->
            event.mapRunRedrivenEventDetails(
                details -> details.mapRunArn(arn).redriveCount(count)));
  }

  public static Event succeeded() {
    Consumer<HistoryEvent.Builder> nothing = event -> {};
    return new Event(HistoryEventType.MAP_RUN_SUCCEEDED, nothing);
  }

  public static Event failed(@Nullable String error, @Nullable String cause) {
    return new Event(
        HistoryEventType.MAP_RUN_FAILED,
        event -> event.mapRunFailedEventDetails(details -> details.error(error).cause(cause)));
  }
}
