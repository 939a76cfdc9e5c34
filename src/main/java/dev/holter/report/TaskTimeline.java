package dev.holter.report;

import dev.holter.execution.Heartbeat;
import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskCall;
import java.time.Instant;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What one task went through, as text.
 *
 * <p>Instants are relative to the start of the task, or to its scheduling while no worker has it.
 * {@code gap} is the time since the previous accepted beat (or the start), {@code margin} the time
 * that was left to the heartbeat deadline:
 *
 * <pre>{@code
 * charge #2, token ...9f3a, activity charges, execution nightly, HeartbeatSeconds 60
 *   -00:00:05.000  scheduled
 *    00:00:00.000  started by worker-1
 *    00:00:20.000  SendTaskHeartbeat 1            gap PT20S  margin PT40S
 *    00:00:45.000  SendTaskHeartbeat 2            gap PT25S  margin PT35S
 *    00:00:50.000  SendTaskHeartbeat              injected ThrottlingException
 *    00:01:45.000  timed out on HeartbeatSeconds  gap PT1M
 *    00:01:46.000  SendTaskSuccess                rejected with TaskTimedOut
 * }</pre>
 *
 * <p>A timeline is a snapshot: it does not change when the task goes on.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class TaskTimeline {

  private final String title;
  private final String header;
  private final Instant origin;
  private final List<TimelineLine> lines;
  private final List<TaskCall> callsAfterEnd;

  private TaskTimeline(
      String title,
      String header,
      Instant origin,
      List<TimelineLine> lines,
      List<TaskCall> callsAfterEnd) {
    this.title = title;
    this.header = header;
    this.origin = origin;
    this.lines = lines;
    this.callsAfterEnd = List.copyOf(callsAfterEnd);
  }

  /**
   * Reads the timeline of a task.
   *
   * @param task the task, read now
   * @return its timeline so far
   */
  public static TaskTimeline of(TaskAttempt task) {
    return new TaskTimeline(
        TaskTitle.brief(task),
        TaskTitle.full(task),
        task.startedAt().orElse(task.scheduledAt()),
        TaskLines.of(task),
        LateCalls.of(task));
  }

  /**
   * Makes a timeline of nothing but beats, for where the task they belong to is not at hand.
   *
   * @param beats accepted beats, oldest first
   * @return their timeline, relative to the instant from which the first gap is counted
   */
  public static TaskTimeline ofHeartbeats(List<? extends Heartbeat> beats) {
    String title = Counts.of(beats.size()) + (beats.size() == 1 ? " heartbeat" : " heartbeats");
    Instant origin = beats.isEmpty() ? Instant.EPOCH : beats.get(0).at().minus(beats.get(0).gap());
    List<TimelineLine> lines =
        beats.stream()
            .map(
                beat ->
                    TimelineLine.beat(
                        beat.at(),
                        TaskCall.HEARTBEAT + " " + beat.number(),
                        "gap " + beat.gap(),
                        beat.gap()))
            .toList();
    return new TaskTimeline(title, title, origin, lines, List.of());
  }

  /**
   * Returns what to call the task in a message.
   *
   * @return state, attempt and the tail of the token, such as {@code charge #2, token ...9f3a}
   */
  public String title() {
    return title;
  }

  /**
   * Returns the whole timeline under its header. Long runs of beats are folded into one line each,
   * so that a day fits a screen (about 40 lines); everything else is listed as long as there is
   * room.
   *
   * @return several lines, without a line break at the end
   */
  public String text() {
    return header + "\n" + new Columns(origin, line -> false).render(Folding.toScreen(lines));
  }

  /**
   * Returns the lines around a moment, 15 at most, nothing folded. Lines at exactly that moment are
   * marked with {@code >}; lines that say {@code ... n earlier} and {@code ... n later} tell what
   * was left out.
   *
   * @param moment the instant of interest
   * @return up to 15 lines without a header, without a line break at the end
   */
  public String around(Instant moment) {
    return new Columns(origin, line -> line.isAt(moment))
        .render(Window.around(lines, focus(moment)));
  }

  /**
   * Returns how an instant reads on this timeline.
   *
   * @param instant any instant
   * @return the time since the start of the task, such as {@code 00:00:20.000}
   */
  public String relative(Instant instant) {
    return RelativeTime.between(origin, instant).toString();
  }

  /**
   * Returns the calls that came when the task was already over, which are shown below its end.
   *
   * @return the calls in order of arrival, empty while the task is open
   */
  public List<TaskCall> callsAfterEnd() {
    return callsAfterEnd;
  }

  private int focus(Instant moment) {
    for (int i = 0; i < lines.size(); i++) {
      Instant at = lines.get(i).at();
      if (at != null && !at.isBefore(moment)) {
        return i;
      }
    }
    return lines.size() - 1;
  }

  @Override
  public String toString() {
    return text();
  }
}
