package dev.holter.internal.lint;

import java.util.function.Consumer;

/**
 * Finds workers that send heartbeats for a state without HeartbeatSeconds: the service does not
 * miss a beat that does not come.
 */
final class HeartbeatMissing extends Rule {

  HeartbeatMissing() {
    super("heartbeat-missing", Severity.WARNING, "Beats to a state without HeartbeatSeconds");
  }

  @Override
  void check(Seen seen, Consumer<Finding> found) {
    for (SeenAttempt attempt : seen.attempts()) {
      if (!attempt.beats().isEmpty() && attempt.task().heartbeatTimeout().isEmpty()) {
        found.accept(
            finding(
                attempt.place(),
                "its worker beats ("
                    + attempt.beats().size()
                    + (attempt.beats().size() == 1 ? " time)" : " times)")
                    + ", and nobody notices if it stops",
                "give the state HeartbeatSeconds of two or three times the gap between beats"));
      }
    }
  }
}
