package dev.holter.report;

import dev.holter.journal.TaskRun;
import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** The one place that writes to the console, and only where a user asked for it. */
@API(status = API.Status.INTERNAL)
public final class TimelineConsole {

  private TimelineConsole() {}

  /**
   * Prints the timelines of a test's tasks in one piece, so that tests in parallel do not mix.
   *
   * @param title what the tasks belong to
   * @param tasks the tasks, read now; none prints nothing
   */
  public static void print(String title, List<? extends TaskRun> tasks) {
    if (!tasks.isEmpty()) {
      System.out.println(
          tasks.stream()
              .map(task -> TaskTimeline.of(task).text())
              .collect(Collectors.joining("\n\n", "\n" + title + "\n\n", "\n")));
    }
  }
}
