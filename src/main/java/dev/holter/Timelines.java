package dev.holter;

import dev.holter.journal.TaskRun;
import dev.holter.report.TaskTimeline;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Carries the timelines of a failed test as a suppressed exception, where every console shows it.
 */
final class Timelines extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 5;

  private Timelines(String message) {
    super(message, null, false, false);
  }

  static Optional<Timelines> of(FakeStepFunctions stepFunctions) {
    List<TaskRun> tasks = stepFunctions.tasks();
    if (tasks.isEmpty()) {
      return Optional.empty();
    }
    String shown =
        tasks.stream()
            .limit(SHOWN)
            .map(task -> TaskTimeline.of(task).text())
            .collect(Collectors.joining("\n"));
    int more = tasks.size() - SHOWN;
    return Optional.of(
        new Timelines(
            "timelines of the tasks at ["
                + stepFunctions.clock().instant()
                + "]\n"
                + shown
                + (more > 0 ? "\n... and " + more + " more tasks" : "")));
  }
}
