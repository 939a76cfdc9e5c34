package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Runs test classes as a user's build would, in parallel, and says what became of them. */
final class Fixtures {
  private final EngineExecutionResults results;

  private Fixtures(EngineExecutionResults results) {
    this.results = results;
  }

  static Fixtures run(Class<?>... fixtures) {
    return new Fixtures(
        EngineTestKit.engine("junit-jupiter")
            .selectors(
                Arrays.stream(fixtures)
                    .map(fixture -> selectClass(fixture))
                    .toArray(org.junit.platform.engine.discovery.ClassSelector[]::new))
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
            .configurationParameter("junit.jupiter.execution.timeout.default", "300 s")
            .execute());
  }

  /** Every test ran and passed, and so did what is around the tests. */
  void pass(int tests) {
    assertCounts(tests, 0);
    assertThat(failures(results.containerEvents())).isEmpty();
  }

  /** The only test failed; its failure. */
  AbstractThrowableAssert<?, ? extends Throwable> fail() {
    return assertThat(failure());
  }

  Throwable failure() {
    return failures(1).get(0);
  }

  /** Every test failed; the failures in no order. */
  List<Throwable> failures(int tests) {
    assertCounts(0, tests);
    return failures(results.testEvents());
  }

  List<Throwable> failures(int passed, int failed) {
    assertCounts(passed, failed);
    return failures(results.testEvents());
  }

  /** The class failed before or after its tests. */
  AbstractThrowableAssert<?, ? extends Throwable> failAsClass() {
    List<Throwable> failures = failures(results.containerEvents());
    assertThat(failures).hasSize(1);
    return assertThat(failures.get(0));
  }

  private void assertCounts(int passed, int failed) {
    Events tests = results.testEvents();
    if (tests.succeeded().count() != passed || tests.failed().count() != failed) {
      List<Throwable> failures = failures(results.allEvents());
      AssertionError wrong =
          new AssertionError(
              String.format(
                  "Expected %s passed and %s failed tests, got %s and %s: %s",
                  passed,
                  failed,
                  tests.succeeded().count(),
                  tests.failed().count(),
                  oneLine(failures)));
      failures.forEach(wrong::addSuppressed);
      throw wrong;
    }
  }

  /** A build's summary shows the first line only, and often nothing else is kept of a run. */
  private static String oneLine(List<Throwable> failures) {
    return failures.stream()
        .map(failure -> failure.toString().replaceAll("\\s+", " "))
        .collect(Collectors.joining("; "));
  }

  private static List<Throwable> failures(Events events) {
    return events
        .filter(event -> finishedWithFailure().matches(event))
        .map(Fixtures::throwable)
        .toList();
  }

  private static Throwable throwable(Event event) {
    return event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
  }
}
