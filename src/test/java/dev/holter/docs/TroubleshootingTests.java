package dev.holter.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.example.docs.TroubleTestCases;
import dev.holter.neighbours.ForkedJvm;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * Makes every mistake that the page on troubles is about, and compares its headings with what is
 * printed then.
 */
@ResourceLock(value = Resources.SYSTEM_PROPERTIES, mode = ResourceAccessMode.READ)
class TroubleshootingTests {
  private static final Page PAGE = Page.named("troubleshooting.md");

  @TempDir private Path directory;

  @Test
  void every_heading_is_what_the_code_prints() {
    List<String> printed =
        Stream.concat(
                failures(
                    TroubleTestCases.Running.class,
                    TroubleTestCases.Stubborn.class,
                    TroubleTestCases.Restless.class,
                    TroubleTestCases.TooEarly.class,
                    TroubleTestCases.NotAnnotated.class),
                Stream.of(failureWithoutAgent()))
            .toList();

    List<Pattern> headings = messages().map(TroubleshootingTests::pattern).toList();

    assertThat(headings)
        .as("headings that nothing prints")
        .filteredOn(heading -> printed.stream().noneMatch(text -> heading.matcher(text).find()))
        .isEmpty();
    assertThat(printed)
        .as("failures without a heading")
        .filteredOn(text -> headings.stream().noneMatch(heading -> heading.matcher(text).find()))
        .isEmpty();
  }

  /** Those headings of the page that are messages. */
  private static Stream<String> messages() {
    return PAGE.headings().stream()
        .filter(heading -> heading.startsWith("`"))
        .map(heading -> heading.substring(1, heading.length() - 1));
  }

  /** Three dots stand for what differs from case to case, within a line. */
  private static Pattern pattern(String heading) {
    return Pattern.compile(
        Arrays.stream(heading.split("\\.\\.\\.", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }

  /** The texts of each failure, with what is suppressed in it and what caused it. */
  private static Stream<String> failures(Class<?>... mistakes) {
    try {
      return EngineTestKit.engine("junit-jupiter")
          .selectors(
              Arrays.stream(mistakes)
                  .map(mistake -> selectClass(mistake))
                  .toArray(ClassSelector[]::new))
          .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
          .configurationParameter("junit.jupiter.execution.timeout.default", "60 s")
          .execute()
          .allEvents()
          .finished()
          .stream()
          .map(event -> event.getRequiredPayload(TestExecutionResult.class))
          .flatMap(result -> result.getThrowable().stream())
          .map(TroubleshootingTests::texts);
    } finally {
      TroubleTestCases.Stubborn.RELEASE.countDown();
    }
  }

  private static String texts(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .flatMap(one -> Stream.concat(Stream.of(one), Arrays.stream(one.getSuppressed())))
        .map(one -> String.valueOf(one.getMessage()))
        .collect(Collectors.joining("\n"));
  }

  private String failureWithoutAgent() {
    return new ForkedJvm(directory, ForkedJvm.NO_ATTACHING)
        .run(TroubleTestCases.NeedsAgent.class)
        .out();
  }
}
