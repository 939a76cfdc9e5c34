package dev.holter.report;

import dev.holter.execution.Execution;
import java.time.Instant;
import java.util.List;
import org.apiguardian.api.API;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * The history of an execution as text, one line per event: the time since the start of the
 * execution, the event's id, its type and the details that explain timeouts and failures.
 *
 * <pre>{@code
 * 00:00:00.000  1 ExecutionStarted
 * 00:00:00.000  2 TaskStateEntered   name=charge
 * 00:00:00.000  3 ActivityScheduled  heartbeatInSeconds=60
 * 00:00:05.000  4 ActivityStarted    workerName=worker-1
 * 00:01:05.000  5 ActivityTimedOut   error=States.Timeout
 * }</pre>
 *
 * <p>A timeline is a snapshot: it does not change when the execution goes on.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class ExecutionTimeline {

  private final String title;
  private final Instant origin;
  private final List<TimelineLine> lines;

  private ExecutionTimeline(String title, Instant origin, List<TimelineLine> lines) {
    this.title = title;
    this.origin = origin;
    this.lines = lines;
  }

  /**
   * Reads the history of an execution.
   *
   * @param execution the execution, read now
   * @return its history so far
   */
  public static ExecutionTimeline of(Execution execution) {
    String title = "execution " + execution.name() + ", " + execution.status();
    return new ExecutionTimeline(title, execution.startedAt(), lines(execution.history()));
  }

  /**
   * Makes a timeline of events that came from elsewhere, such as a {@code
   * GetExecutionHistoryResponse}.
   *
   * @param history events in any order, each with its timestamp
   * @return their timeline, relative to the first event of the list
   */
  public static ExecutionTimeline ofHistory(List<? extends HistoryEvent> history) {
    Instant origin = history.isEmpty() ? Instant.EPOCH : history.get(0).timestamp();
    return new ExecutionTimeline(
        Counts.of(history.size()) + (history.size() == 1 ? " event" : " events"),
        origin,
        lines(history));
  }

  private static List<TimelineLine> lines(List<? extends HistoryEvent> history) {
    int width = history.stream().mapToInt(it -> id(it).length()).max().orElse(0);
    return history.stream()
        .map(
            event ->
                TimelineLine.event(
                    event.timestamp(),
                    " ".repeat(width - id(event).length()) + id(event) + " " + event.typeAsString(),
                    EventDetails.telling(event)))
        .toList();
  }

  private static String id(HistoryEvent event) {
    return String.valueOf(event.id());
  }

  /**
   * Returns what to call the history in a message.
   *
   * @return the execution and its status, such as {@code execution nightly, RUNNING}, or the number
   *     of events
   */
  public String title() {
    return title;
  }

  /**
   * Returns the whole history under a title.
   *
   * @return several lines, without a line break at the end
   */
  public String text() {
    return title + "\n" + new Columns(origin, line -> false).render(lines);
  }

  /**
   * Returns the lines around an event, 15 at most; the event's line is marked with {@code >}.
   *
   * @param index the position of the event in the history, 0 for the first; a position outside the
   *     history marks nothing and shows its nearer end
   * @return up to 15 lines without a title, without a line break at the end
   */
  public String around(int index) {
    boolean inside = index >= 0 && index < lines.size();
    TimelineLine focus = inside ? lines.get(index) : TimelineLine.omission("");
    return new Columns(origin, focus::equals).render(Window.around(lines, index));
  }

  @Override
  public String toString() {
    return text();
  }
}
