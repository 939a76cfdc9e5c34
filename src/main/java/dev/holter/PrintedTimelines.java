package dev.holter;

import dev.holter.execution.TaskAttempt;
import dev.holter.report.TaskTimeline;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Shows what the tasks of each test went through, if JUnit's configuration asks for it. */
final class PrintedTimelines {
  private static final Set<String> VALUES = Set.of("true", "false");

  private PrintedTimelines() {}

  /** Looks at the setting before a test, so that a wrong one changes nothing. */
  static boolean areWanted(ExtensionContext context) {
    String value = context.getConfigurationParameter(HolterParameters.TIMELINES).orElse("false");
    if (!VALUES.contains(value)) {
      throw new ExtensionConfigurationException(
          "The configuration parameter "
              + HolterParameters.TIMELINES
              + " is ["
              + value
              + "]: expected true or false");
    }
    return Boolean.parseBoolean(value);
  }

  static void print(ExtensionContext context, List<TaskAttempt> tasks) {
    if (areWanted(context)) {
      String testClass = context.getRequiredTestClass().getSimpleName();
      print(testClass + "." + TestName.of(context), tasks);
    }
  }

  /**
   * Prints the timelines of a test in one call, so that those of parallel tests do not mix. Without
   * tasks nothing is printed.
   */
  private static void print(String title, List<? extends TaskAttempt> tasks) {
    if (!tasks.isEmpty()) {
      System.out.println(
          tasks.stream()
              .map(task -> TaskTimeline.of(task).text())
              .collect(Collectors.joining("\n\n", "\n" + title + "\n\n", "\n")));
    }
  }
}
