package dev.holter.internal.lint;

import java.util.function.Consumer;

/**
 * Finds clients that give a poll up too early: the service keeps such a poll, and may give a task
 * to it that nobody receives.
 */
final class PollCutShort extends Rule {

  PollCutShort() {
    super(
        "poll-cut-short",
        Severity.ERROR,
        "A client gives a poll up before the minute for which the service keeps it");
  }

  @Override
  void check(Seen seen, Consumer<Finding> found) {
    for (SeenPoll poll : seen.givenUp()) {
      found.accept(
          finding(
              "activity [" + poll.activity() + "]",
              "thread ["
                  + poll.caller()
                  + "] gave a poll up after "
                  + poll.patience()
                  + " and polled again; the service keeps it for 60 s, and may hand a task to it that"
                  + " nobody gets",
              "give the HTTP client a read timeout, and the call a timeout, of more than 60 s"));
    }
  }
}
