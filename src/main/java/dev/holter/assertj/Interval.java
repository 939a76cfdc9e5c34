package dev.holter.assertj;

import dev.holter.execution.Heartbeat;
import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of a task's life without a heartbeat: between two beats, from the start to the first,
 * or from the last to the end or to now. Every cadence assertion is a statement about these.
 *
 * @param task the task
 * @param beatsBefore how many beats came before it
 * @param isBeat whether a beat ended it, and not the end of the task or of the observation
 * @param gap how long it lasted
 * @param to the instant at which it ended
 */
record Interval(TaskAttempt task, int beatsBefore, boolean isBeat, Duration gap, Instant to) {

  /** Returns the stretches of a task that has started, oldest first; there is at least one. */
  static List<Interval> of(TaskAttempt task) {
    List<Interval> intervals = new ArrayList<>();
    Instant from = task.startedAt().orElse(task.scheduledAt());
    for (Heartbeat beat : task.heartbeats()) {
      intervals.add(new Interval(task, intervals.size(), true, beat.gap(), beat.at()));
      from = beat.at();
    }
    Instant to = task.observedUntil();
    intervals.add(new Interval(task, intervals.size(), false, Duration.between(from, to), to));
    return intervals;
  }

  /** Returns whether the heartbeat clock ended it. */
  boolean missed() {
    return !isBeat && task.expiredClock().equals(Optional.of(TaskClock.HEARTBEAT));
  }

  /** Returns what happened, in words that continue "but ...". */
  String finding() {
    String since = beatsBefore == 0 ? "the start" : "heartbeat " + beatsBefore;
    if (isBeat) {
      return "heartbeat " + (beatsBefore + 1) + " came " + gap + " after " + since;
    }
    return task.status().isOpen()
        ? "no heartbeat came in the " + gap + " since " + since
        : "the task " + end() + " " + gap + " after " + since;
  }

  private String end() {
    return switch (task.status()) {
      case SUCCEEDED -> "succeeded";
      case FAILED -> "failed";
      case SCHEDULED, RUNNING, TIMED_OUT, ABORTED -> OutcomeWording.of(task);
    };
  }
}
