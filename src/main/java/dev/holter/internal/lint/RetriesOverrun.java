package dev.holter.internal.lint;

import dev.holter.execution.Heartbeat;
import java.time.Duration;
import java.util.function.Consumer;

/** Finds heartbeats that would come too late if the client had to send them again. */
final class RetriesOverrun extends Rule {

  /** How long SDKs wait at most before the first repetition of a throttled call. */
  private static final Duration FIRST = Duration.ofSeconds(1);

  /** The longest wait of an SDK between two attempts. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  RetriesOverrun() {
    super(
        "retries-overrun",
        Severity.WARNING,
        "The gap between beats and the retries of a beat do not fit into HeartbeatSeconds");
  }

  @Override
  void check(Seen seen, Consumer<Finding> found) {
    for (SeenAttempt attempt : seen.attempts()) {
      Duration threshold = attempt.task().heartbeatTimeout().orElse(null);
      Duration retries = worst(attempt);
      if (threshold == null || retries.isZero() || seen.disturbed()) {
        continue;
      }
      attempt.beats().stream()
          .filter(beat -> beat.gap().plus(retries).compareTo(threshold) >= 0)
          .filter(beat -> !attempt.metFault(beat.at().minus(beat.gap()), beat.at()))
          .findFirst()
          .ifPresent(beat -> found.accept(finding(attempt, beat, threshold, retries)));
    }
  }

  private Finding finding(
      SeenAttempt attempt, Heartbeat beat, Duration threshold, Duration retries) {
    return finding(
        attempt.place(),
        "beat "
            + beat.number()
            + " came "
            + beat.gap()
            + " after "
            + (beat.number() == 1 ? "the start" : "the one before")
            + "; throttled, its "
            + attempt.clientAttempts()
            + " attempts take up to "
            + retries
            + " more, and HeartbeatSeconds is "
            + threshold.toSeconds(),
        "beat more often, every "
            + threshold.dividedBy(3).toSeconds()
            + " seconds, or raise HeartbeatSeconds");
  }

  /**
   * Returns how long the retries of one call take at most. A wait that was seen counts as it was;
   * any other counts as the longest that the standard back-off of the SDKs allows after throttling.
   */
  private static Duration worst(SeenAttempt attempt) {
    Duration sum = Duration.ZERO;
    Duration next = FIRST;
    for (int retry = 1; retry < attempt.clientAttempts(); retry++) {
      sum = sum.plus(attempt.backoff(retry).orElse(next));
      next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
    }
    return sum;
  }
}
