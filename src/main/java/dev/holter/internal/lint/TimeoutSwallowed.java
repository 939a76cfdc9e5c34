package dev.holter.internal.lint;

import dev.holter.execution.TaskCall;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds workers that go on after TaskTimedOut. The first such answer tells a worker that its task
 * is lost; a worker that gets a second one has ignored the first.
 */
final class TimeoutSwallowed extends Rule {

  private static final String TIMED_OUT = "TaskTimedOut";

  TimeoutSwallowed() {
    super(
        "timeout-swallowed",
        Severity.ERROR,
        "A worker is told TaskTimedOut, and goes on all the same");
  }

  @Override
  void check(Seen seen, Consumer<Finding> found) {
    for (SeenAttempt attempt : seen.attempts()) {
      if (attempt.wasAnswered()) {
        continue;
      }
      List<TaskCall> told =
          attempt.sent().stream()
              .filter(call -> call.error().filter(TIMED_OUT::equals).isPresent())
              .toList();
      if (told.isEmpty()) {
        continue;
      }
      Instant first = told.get(0).at();
      List<TaskCall> more = told.stream().filter(call -> call.at().isAfter(first)).toList();
      if (!more.isEmpty()) {
        found.accept(
            finding(
                attempt.place(),
                "the worker was told TaskTimedOut "
                    + attempt.at(first)
                    + " and called again, the last time "
                    + attempt.at(more.get(more.size() - 1).at())
                    + ": it works on what somebody else has been given",
                "let TaskTimedOutException end the work on that token, also where a timer meets it"));
      }
    }
  }
}
