package dev.holter.internal.lint;

import dev.holter.execution.TaskCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * A worker that has ended its task and still calls has a timer that it forgot. One call just after
 * the end may have been on its way, and for longer where a test delays calls.
 */
final class CallsAfterEnd extends Rule {

  private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

  CallsAfterEnd() {
    super("calls-after-end", Severity.ERROR, "A worker calls for a task that it has ended itself");
  }

  @Override
  void check(Seen seen, Consumer<Finding> found) {
    for (SeenAttempt attempt : seen.attempts()) {
      Instant end = attempt.task().endedAt().orElse(null);
      if (end == null || !attempt.wasAnswered()) {
        continue;
      }
      List<TaskCall> late =
          attempt.sent().stream()
              .filter(call -> call.at().isAfter(end.plus(ON_ITS_WAY)) && !call.isAccepted())
              .toList();
      if (late.size() > (seen.disturbed() ? 1 : 0)) {
        found.accept(
            finding(
                attempt.place(),
                "the task ended "
                    + attempt.at(end)
                    + ", and "
                    + late.size()
                    + (late.size() == 1 ? " call" : " calls")
                    + " came later, the first of them "
                    + late.get(0).operation()
                    + " "
                    + attempt.at(late.get(0).at()),
                "cancel the timer of the beats before the result is sent, in a finally"));
      }
    }
  }
}
