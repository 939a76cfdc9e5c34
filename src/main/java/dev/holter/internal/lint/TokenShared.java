package dev.holter.internal.lint;

import java.util.List;
import java.util.function.Consumer;

/**
 * Finds workers that use the token of one attempt for another one too. Each attempt has a token of
 * its own, so the other attempt gets no call at all.
 */
final class TokenShared extends Rule {

  TokenShared() {
    super("token-shared", Severity.ERROR, "Two attempts are answered with the token of one");
  }

  @Override
  void check(Seen seen, Consumer<Finding> found) {
    List<SeenAttempt> all = seen.attempts();
    for (SeenAttempt quiet : all) {
      if (quiet.isStarted()
          && quiet.calls().isEmpty()
          && quiet.missedHeartbeat()
          && !quiet.task().callerHadGone()) {
        all.stream()
            .filter(other -> other != quiet && takesCallsOf(other, quiet))
            .findFirst()
            .ifPresent(other -> found.accept(finding(quiet, other)));
      }
    }
  }

  private Finding finding(SeenAttempt quiet, SeenAttempt other) {
    return finding(
        quiet.place(),
        "attempt "
            + quiet.task().attempt()
            + " got no call on its token, while calls for attempt "
            + other.task().attempt()
            + " of "
            + other.place()
            + (isEarlier(other, quiet)
                ? " went on after that had ended"
                : " came from several threads"),
        "take the token from the task at hand; keep none in a field, nor by a key that attempts"
            + " share");
  }

  private static boolean takesCallsOf(SeenAttempt other, SeenAttempt quiet) {
    if (isEarlier(other, quiet)) {
      // A worker that was away may send one call before it hears that its task is over.
      return callsWhile(quiet, other) > 1;
    }
    return other.severalBeat()
        && other.task().resource().equals(quiet.task().resource())
        && callsWhile(quiet, other) > 1;
  }

  private static boolean isEarlier(SeenAttempt other, SeenAttempt quiet) {
    return other.task().execution().equals(quiet.task().execution())
        && other.task().stateName().equals(quiet.task().stateName())
        && other.task().attempt() < quiet.task().attempt();
  }

  private static long callsWhile(SeenAttempt quiet, SeenAttempt other) {
    return other.sent().stream()
        .filter(call -> !call.at().isBefore(quiet.start()) && !call.at().isAfter(quiet.end()))
        .count();
  }
}
