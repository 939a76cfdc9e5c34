package dev.holter.internal.service.event;

import dev.holter.internal.service.core.ExecutionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventExecutionDataDetails;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * The events of one execution; ids are contiguous from 1. Written under the service's lock, read
 * without it.
 */
public final class History {
  /** The number of the event with which AWS ends a standard execution, whatever it was doing. */
  static final int LIMIT = 25_000;

  static final HistoryEventExecutionDataDetails NOT_TRUNCATED =
      HistoryEventExecutionDataDetails.builder().truncated(false).build();

  private static final int SHOWN = 3;

  private final boolean limited;
  private final List<HistoryEvent> events = Collections.synchronizedList(new ArrayList<>());

  public History(ExecutionKind kind) {
    this.limited = !kind.isExpress();
  }

  /**
   * Appends an event.
   *
   * @return its id
   */
  public long add(
      Instant at, HistoryEventType type, long previous, Consumer<HistoryEvent.Builder> details) {
    long id = events.size() + 1L;
    HistoryEvent.Builder event =
        HistoryEvent.builder().timestamp(at).type(type).id(id).previousEventId(previous);
    details.accept(event);
    events.add(event.build());
    return id;
  }

  public int size() {
    return events.size();
  }

  public boolean isFull() {
    return limited && events.size() >= LIMIT - 1;
  }

  /** The states that were entered most often, with their counts, for a message. */
  public String mostEntered() {
    Map<String, Integer> entered = new LinkedHashMap<>();
    for (HistoryEvent event : events) {
      if (event.stateEnteredEventDetails() != null) {
        entered.merge(event.stateEnteredEventDetails().name(), 1, Integer::sum);
      }
    }
    return entered.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(SHOWN)
        .map(entry -> "state [" + entry.getKey() + "] " + entry.getValue() + " times")
        .collect(Collectors.joining(", "));
  }

  public List<HistoryEvent> events() {
    return List.copyOf(events);
  }

  public List<HistoryEvent> newestFirst() {
    List<HistoryEvent> copy = new ArrayList<>(events);
    Collections.reverse(copy);
    return copy;
  }
}
