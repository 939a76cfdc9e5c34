package dev.holter.internal.lint;

import dev.holter.execution.TaskCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds workers that miss a heartbeat and call again later. Such a worker was alive, in a phase in
 * which it sends no heartbeats.
 */
final class SilentPhase extends Rule {

  SilentPhase() {
    super(
        "silent-phase",
        Severity.ERROR,
        "A worker goes without beats for longer than HeartbeatSeconds");
  }

  @Override
  void check(Seen seen, Consumer<Finding> found) {
    if (seen.disturbed()) {
      return;
    }
    for (SeenAttempt attempt : seen.attempts()) {
      Instant end = attempt.task().endedAt().orElse(null);
      if (end == null || !attempt.missedHeartbeat()) {
        continue;
      }
      int beats = attempt.beats().size();
      Instant last = beats == 0 ? attempt.start() : attempt.beats().get(beats - 1).at();
      Optional<TaskCall> back =
          attempt.sent().stream().filter(call -> !call.at().isBefore(end)).findFirst();
      if (back.isPresent() && !attempt.metFault(last, end.minusNanos(1))) {
        found.accept(
            finding(
                attempt.place(),
                "the worker was silent for "
                    + Duration.between(last, back.get().at())
                    + (beats == 0 ? " from the start on" : " after beat " + beats)
                    + ", longer than HeartbeatSeconds, and came back with "
                    + back.get().operation()
                    + " when the task was lost",
                "beat in that phase too, from a timer that starts with the task, or give the state"
                    + " HeartbeatSeconds that the phase fits into"));
      }
    }
  }
}
