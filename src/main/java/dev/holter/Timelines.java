package dev.holter;

import dev.holter.execution.TaskAttempt;
import dev.holter.report.TaskTimeline;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;

/**
 * Carries the timelines of a failed test as a suppressed exception, where every console shows it.
 */
final class Timelines extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 5;

  private Timelines(String message) {
    super(message, null, false, false);
  }

  static void attach(World world, Throwable failure, String beside) {
    List<TaskAttempt> tasks = world.tasksOfTurn();
    String chance = world.clock().timeline().nondeterminism();
    String before = chance + Hints.of(world);
    if (!(tasks.isEmpty() && before.isEmpty()) && !isOfNoUse(failure)) {
      failure.addSuppressed(new Timelines(before + beside + of(tasks, world.clock().instant())));
    }
  }

  private static boolean isOfNoUse(Throwable failure) {
    return failure instanceof TestAbortedException || isTold(failure) || isFinding(failure);
  }

  private static boolean isTold(Throwable failure) {
    return Arrays.stream(failure.getSuppressed()).anyMatch(Timelines.class::isInstance);
  }

  /** What a search found is caused by the failure of another world, which has told its own. */
  private static boolean isFinding(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause != null && isTold(cause);
  }

  private static String of(List<TaskAttempt> tasks, Instant now) {
    String shown =
        tasks.stream()
            .limit(SHOWN)
            .map(task -> TaskTimeline.of(task).text())
            .collect(Collectors.joining("\n"));
    int more = tasks.size() - SHOWN;
    return "timelines of the tasks at ["
        + now
        + "]\n"
        + shown
        + (more > 0 ? "\n... and " + more + " more tasks" : "");
  }
}
