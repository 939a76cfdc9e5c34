package dev.holter.assertj;

import dev.holter.journal.Heartbeat;
import dev.holter.journal.TaskClock;
import dev.holter.journal.TaskRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of a task's life without a heartbeat: between two beats, from the start to the first,
 * or from the last to the end or to now. Every cadence assertion is a statement about these.
 *
 * @param gap how long it lasted
 * @param to the instant at which it ended
 * @param finding what happened, in words that continue "but ..."
 * @param missed whether the heartbeat clock ended it
 */
record Interval(Duration gap, Instant to, String finding, boolean missed) {

  /** Returns the stretches of a task that has started, oldest first; there is at least one. */
  static List<Interval> of(TaskRun task) {
    List<Interval> intervals = new ArrayList<>();
    Instant from = task.startedAt().orElse(task.scheduledAt());
    String since = "the start";
    for (Heartbeat beat : task.heartbeats()) {
      String name = "heartbeat " + beat.number();
      String finding = name + " came " + beat.gap() + " after " + since;
      intervals.add(new Interval(beat.gap(), beat.at(), finding, false));
      from = beat.at();
      since = name;
    }
    intervals.add(last(task, Duration.between(from, task.observedUntil()), since));
    return intervals;
  }

  private static Interval last(TaskRun task, Duration gap, String since) {
    boolean open = task.status().isOpen();
    String finding =
        open
            ? "no heartbeat came in the " + gap + " since " + since
            : "the task " + end(task) + " " + gap + " after " + since;
    boolean missed = task.expiredClock().equals(Optional.of(TaskClock.HEARTBEAT));
    return new Interval(gap, task.observedUntil(), finding, missed);
  }

  private static String end(TaskRun task) {
    return switch (task.status()) {
      case SUCCEEDED -> "succeeded";
      case FAILED -> "failed";
      case SCHEDULED, RUNNING, TIMED_OUT, ABORTED -> Outcome.of(task);
    };
  }
}
