package dev.holter.internal.lint;

import dev.holter.execution.TaskCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds heartbeat timers that an exception has ended. A timer gives up silently when its task
 * throws, so the rule looks for what follows: beats came regularly, one failed while the task was
 * open, and none came after it.
 */
final class TimerEnded extends Rule {

  TimerEnded() {
    super(
        "timer-ended",
        Severity.ERROR,
        "One beat fails, and none follows: an exception ended the timer");
  }

  @Override
  void check(Seen seen, Consumer<Finding> found) {
    for (SeenAttempt attempt : seen.attempts()) {
      TaskCall failed = lastOfBeats(attempt);
      if (failed != null && isQuietAfter(attempt, failed.at())) {
        found.accept(
            finding(
                attempt.place(),
                "a beat "
                    + attempt.at(failed.at())
                    + " was answered with "
                    + failed.error().orElse("an error")
                    + ", and no other came until "
                    + attempt.at(attempt.end()),
                mend()));
      }
    }
    for (SilencedThread thread : seen.silenced()) {
      seen.attempts().stream()
          .filter(attempt -> thread.token().equals(attempt.task().taskToken().orElse("")))
          .forEach(earlier -> checkNext(seen.attempts(), earlier, thread, found));
    }
  }

  /**
   * Looks for a later task that got no beat because the timer, which serves one task after the
   * other, ended during an earlier one.
   */
  private void checkNext(
      List<SeenAttempt> all, SeenAttempt earlier, SilencedThread thread, Consumer<Finding> found) {
    all.stream()
        .filter(attempt -> attempt.task().resource().equals(earlier.task().resource()))
        .filter(attempt -> attempt.isStarted() && !attempt.start().isBefore(thread.at()))
        .filter(attempt -> attempt.missedHeartbeat() && attempt.calls().isEmpty())
        .filter(attempt -> !attempt.task().callerHadGone() && !earlier.beats().isEmpty())
        .findFirst()
        .ifPresent(
            attempt ->
                found.accept(
                    finding(
                        attempt.place(),
                        "no beat came for it: thread ["
                            + thread.name()
                            + "], which beat for the task before, has not called since a beat"
                            + " failed",
                        mend())));
  }

  private static String mend() {
    return "catch what a beat throws inside the timer's task; only TaskTimedOutException ends it";
  }

  /** The last beat, if it failed while the task was open. */
  private static @Nullable TaskCall lastOfBeats(SeenAttempt attempt) {
    TaskCall last = null;
    for (TaskCall call : attempt.calls()) {
      if (call.isHeartbeat()) {
        last = call;
      }
    }
    if (last == null || last.isAccepted()) {
      return null;
    }
    boolean wasOpen = attempt.task().endedAt().isEmpty() || attempt.end().isAfter(last.at());
    return wasOpen ? last : null;
  }

  /** Whether no beat came for twice the usual gap after a failed one. */
  private static boolean isQuietAfter(SeenAttempt attempt, Instant failed) {
    Duration usual =
        attempt.widest().map(beat -> beat.gap()).orElse(Duration.between(attempt.start(), failed));
    return attempt.missedHeartbeat()
        || Duration.between(failed, attempt.end()).compareTo(usual.multipliedBy(2)) > 0;
  }
}
