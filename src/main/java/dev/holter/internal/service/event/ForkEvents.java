package dev.holter.internal.service.event;

import dev.holter.internal.asl.state.State;
import java.util.Locale;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.MapIterationEventDetails;

/** The events of Parallel and Map states, and of what is given up with them. */
public final class ForkEvents {
  private ForkEvents() {}

  public static Event parallelStarted() {
    return bare(HistoryEventType.PARALLEL_STATE_STARTED);
  }

  public static Event mapStarted(int length) {
    return new Event(
        HistoryEventType.MAP_STATE_STARTED,
        event -> event.mapStateStartedEventDetails(details -> details.length(length)));
  }

  public static Event iteration(PartStatus status, String state, int index) {
    Consumer<MapIterationEventDetails.Builder> details = of -> of.name(state).index(index);
    return switch (status) {
      case STARTED ->
          new Event(
              HistoryEventType.MAP_ITERATION_STARTED,
              event -> event.mapIterationStartedEventDetails(details));
      case SUCCEEDED ->
          new Event(
              HistoryEventType.MAP_ITERATION_SUCCEEDED,
              event -> event.mapIterationSucceededEventDetails(details));
      case FAILED ->
          new Event(
              HistoryEventType.MAP_ITERATION_FAILED,
              event -> event.mapIterationFailedEventDetails(details));
      case ABORTED ->
          new Event(
              HistoryEventType.MAP_ITERATION_ABORTED,
              event -> event.mapIterationAbortedEventDetails(details));
    };
  }

  /** Returns the event type of a state's end, such as {@code MapStateSucceeded}. */
  public static Event state(State state, PartStatus status) {
    String name = status.name();
    String suffix = name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    return bare(HistoryEventType.fromValue(state.type() + "State" + suffix));
  }

  private static Event bare(HistoryEventType type) {
    Consumer<HistoryEvent.Builder> nothing = event -> {};
    return new Event(type, nothing);
  }
}
