package dev.holter.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * Reads the details of a history event by the name that AWS gives them.
 *
 * <p>Each event type has a details class of its own in the SDK, but their fields share names: an
 * {@code error} is an {@code error} whether an activity, a task or the execution failed.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class EventDetails {

  private static final int MAX_VALUE = 60;
  private static final List<String> TELLING =
      List.of("name", "workerName", "timeoutInSeconds", "heartbeatInSeconds", "error", "cause");

  private EventDetails() {}

  /**
   * Returns one detail of an event.
   *
   * @param event the event
   * @param name the field's name in AWS's JSON, such as {@code error} or {@code heartbeatInSeconds}
   * @return its value as the SDK holds it, or empty if the event has no such detail
   */
  public static Optional<Object> value(HistoryEvent event, String name) {
    return event.sdkFields().stream()
        .flatMap(field -> read(field, event).stream())
        .filter(SdkPojo.class::isInstance)
        .flatMap(details -> field((SdkPojo) details, name).stream())
        .findFirst();
  }

  /** Renders the details that explain timeouts and failures, on one line. */
  static String telling(HistoryEvent event) {
    return TELLING.stream()
        .flatMap(name -> value(event, name).map(value -> name + "=" + excerpt(value)).stream())
        .collect(Collectors.joining("  "));
  }

  private static Optional<Object> field(SdkPojo details, String name) {
    return details.sdkFields().stream()
        .filter(field -> field.locationName().equals(name))
        .findFirst()
        .flatMap(field -> read(field, details));
  }

  private static Optional<Object> read(SdkField<?> field, SdkPojo pojo) {
    return Optional.ofNullable(field.getValueOrDefault(pojo));
  }

  private static String excerpt(Object value) {
    return Excerpt.of(value.toString(), MAX_VALUE);
  }
}
