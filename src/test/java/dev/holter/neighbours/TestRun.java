package dev.holter.neighbours;

import java.util.Arrays;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What runs in a {@link ForkedJvm}: test classes by name, as a build tool would run them. */
final class TestRun {
  private TestRun() {}

  public static void main(String[] classes) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(
                    Arrays.stream(classes)
                        .map(name -> DiscoverySelectors.selectClass(name))
                        .toArray(ClassSelector[]::new))
                // One after the other, in the order given.
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .configurationParameter(
                    "junit.jupiter.testclass.order.default",
                    ClassOrderer.OrderAnnotation.class.getName())
                .build(),
            listener);
    TestExecutionSummary summary = listener.getSummary();
    summary.getFailures().forEach(failure -> System.out.println(failure.getException()));
    System.out.println(
        summary.getTestsSucceededCount() + " passed, " + summary.getTestsFailedCount() + " failed");
    // Whatever thread a failed test may have left.
    System.exit(0);
  }
}
