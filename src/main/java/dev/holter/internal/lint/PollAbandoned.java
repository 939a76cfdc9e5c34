package dev.holter.internal.lint;

import java.util.function.Consumer;

/** Finds tasks that the service gave to a poll whose caller was not there any more. */
final class PollAbandoned extends Rule {

  PollAbandoned() {
    super("poll-abandoned", Severity.ERROR, "A task is handed to a poll whose caller has gone");
  }

  @Override
  void check(Seen seen, Consumer<Finding> found) {
    if (seen.disturbed()) {
      return;
    }
    for (SeenAttempt attempt : seen.attempts()) {
      if (attempt.task().callerHadGone()) {
        found.accept(
            finding(
                attempt.place(),
                "its task went to a poll whose caller had been interrupted or had lost patience;"
                    + " nobody works on it until its clock ends it",
                "stop a worker with a flag, and let its last poll end by itself; have the state"
                    + " retry States.HeartbeatTimeout"));
      }
    }
  }
}
