package dev.holter.internal.lint;

import dev.holter.execution.Heartbeat;
import java.time.Duration;
import java.util.function.Consumer;

/** A beat that has to be sent again comes when it is too late. */
final class RetriesOverrun extends Rule {

  /** How long SDKs wait at most before the first repetition of a throttled call. */
  private static final Duration FIRST = Duration.ofSeconds(1);

  /** No wait between two attempts is longer. */
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
   * What the client was seen to wait; where it was not, the standard back-off of the SDKs after
   * throttling, without luck in its jitter.
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
