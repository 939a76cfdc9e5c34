package dev.holter.assertj;

import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Judges the heartbeats of one task, without knowing how a verdict is reported. Each judgement is
 * empty if the cadence holds.
 */
final class Cadence {

  private static final int NANO_DIGITS = 9;

  /** What breaks a cadence, in words that continue "but ...", and when. */
  record Breach(String finding, Instant at) {}

  private final TaskAttempt task;

  Cadence(TaskAttempt task) {
    this.task = task;
  }

  Optional<Breach> gapAbove(Duration max) {
    if (task.startedAt().isEmpty()) {
      return neverStarted();
    }
    List<Interval> intervals = Interval.of(task);
    List<Interval> above = intervals.stream().filter(it -> it.gap().compareTo(max) > 0).toList();
    if (!above.isEmpty()) {
      Interval largest =
          above.stream().reduce((a, b) -> b.gap().compareTo(a.gap()) > 0 ? b : a).orElseThrow();
      String which = above.size() == 1 ? "" : ", the largest of " + above.size() + " such gaps";
      return breach(largest.finding() + which, largest.to());
    }
    boolean neverBeat = intervals.size() == 1 && task.status() == TaskStatus.RUNNING;
    return neverBeat ? breach(intervals.get(0)) : Optional.empty();
  }

  Optional<Breach> firstBeatAfter(Duration max) {
    if (task.startedAt().isEmpty()) {
      return neverStarted();
    }
    Interval first = Interval.of(task).get(0);
    boolean isBeat = !task.heartbeats().isEmpty();
    return isBeat && first.gap().compareTo(max) <= 0 ? Optional.empty() : breach(first);
  }

  Optional<Breach> marginBelow(Duration min) {
    Optional<Duration> timeout = task.heartbeatTimeout();
    if (timeout.isEmpty()) {
      return breach(
          "the task declares no HeartbeatSeconds: declare it, or use beatsAtMost instead",
          task.observedUntil());
    }
    if (task.startedAt().isEmpty()) {
      return neverStarted();
    }
    Interval worst =
        Interval.of(task).stream()
            .reduce((a, b) -> b.gap().compareTo(a.gap()) > 0 ? b : a)
            .orElseThrow();
    return worst.missed() ? breach(worst) : marginBelow(min, timeout.get(), worst);
  }

  private static Optional<Breach> marginBelow(Duration min, Duration timeout, Interval worst) {
    Duration margin = timeout.minus(worst.gap());
    return margin.compareTo(min) >= 0
        ? Optional.empty()
        : breach(worst.finding() + ", " + margin + " before the deadline", worst.to());
  }

  /** Returns the fraction of the heartbeat timeout, exact to the nanosecond, rounded up. */
  static Duration fraction(double fraction, Duration timeout) {
    BigDecimal seconds =
        BigDecimal.valueOf(timeout.toSeconds())
            .add(BigDecimal.valueOf(timeout.toNanosPart(), NANO_DIGITS));
    BigDecimal part =
        seconds.multiply(BigDecimal.valueOf(fraction)).setScale(NANO_DIGITS, RoundingMode.CEILING);
    return Duration.ofSeconds(
        part.longValue(), part.remainder(BigDecimal.ONE).movePointRight(NANO_DIGITS).longValue());
  }

  private Optional<Breach> neverStarted() {
    String finding =
        task.status().isOpen() ? "no worker has it" : "it ended before a worker had it";
    return breach(finding, task.observedUntil());
  }

  private static Optional<Breach> breach(Interval interval) {
    return breach(interval.finding(), interval.to());
  }

  private static Optional<Breach> breach(String finding, Instant at) {
    return Optional.of(new Breach(finding, at));
  }
}
