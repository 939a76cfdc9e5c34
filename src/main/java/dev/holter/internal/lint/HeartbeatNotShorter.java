package dev.holter.internal.lint;

import dev.holter.internal.asl.state.TaskState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds states whose HeartbeatSeconds reaches TimeoutSeconds: the time-out ends the work before a
 * missing heartbeat is noticed.
 */
final class HeartbeatNotShorter extends Rule {

  private static final String MEND =
      "let HeartbeatSeconds be a fraction of TimeoutSeconds, of the state and of the state machine";

  HeartbeatNotShorter() {
    super("heartbeat-not-shorter", Severity.ERROR, "HeartbeatSeconds is not below TimeoutSeconds");
  }

  @Override
  void check(Seen seen, Consumer<Finding> found) {
    for (SeenMachine machine : seen.machines()) {
      machine
          .definition()
          .timeout()
          .ifPresent(
              limit -> machine.tasks().forEach(state -> check(machine, state, limit, found)));
      machine.errors().stream()
          .filter(text -> text.contains("HeartbeatSeconds") && text.contains("TimeoutSeconds"))
          .findFirst()
          .ifPresent(
              text ->
                  found.accept(
                      finding(
                          "state machine [" + machine.name() + "]",
                          "an execution failed: " + text,
                          MEND)));
    }
  }

  private void check(
      SeenMachine machine, TaskState state, Duration limit, Consumer<Finding> found) {
    Optional<Duration> heartbeat = state.plainHeartbeat();
    if (heartbeat.isPresent() && heartbeat.get().compareTo(limit) >= 0) {
      found.accept(
          finding(
              machine.place(state),
              "its HeartbeatSeconds is "
                  + heartbeat.get().toSeconds()
                  + ", and the whole execution is over after TimeoutSeconds "
                  + limit.toSeconds(),
              MEND));
    }
  }
}
