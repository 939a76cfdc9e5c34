package dev.holter.internal.lint;

import java.util.function.Consumer;

/** Nobody waits for the beats of a state without HeartbeatSeconds. */
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
