package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No library comes along, or in another version, that nobody has looked at: the page on
 * dependencies names each with its version, and what is known against it.
 */
class DependencyListTests {
  private static final Path PAGE = Path.of("src", "docs", "dependencies.md");

  /** Written by the build. */
  private static final Path RESOLVED = Path.of("target", "dependencies.txt");

  private static final Pattern ARTIFACT =
      Pattern.compile("([\\w.-]+):([\\w.-]+):jar:([\\w.-]+):(?:compile|runtime)");
  private static final Pattern ROW =
      Pattern.compile("\\| `([\\w.-]+:[\\w.-]+)` \\| ([\\w.-]+) \\|.*");

  @Test
  void the_page_lists_what_comes_along_and_nothing_else() throws IOException {
    assumeThat(RESOLVED).as("the build's list of dependencies").exists();
    List<String> resolved =
        ARTIFACT
            .matcher(Files.readString(RESOLVED))
            .results()
            .map(found -> found.group(1) + ":" + found.group(2) + " " + found.group(3))
            .toList();

    assertThat(resolved).hasSizeGreaterThan(10);
    assertThat(listed())
        .as("%s: look for known vulnerabilities of what is new, and list it", PAGE)
        .containsExactlyInAnyOrderElementsOf(resolved);
  }

  private static List<String> listed() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .map(ROW::matcher)
        .filter(java.util.regex.Matcher::matches)
        .map(row -> row.group(1) + " " + row.group(2))
        .toList();
  }

  @Test
  void the_licence_and_the_notice_are_in_the_jar() {
    assertThat(StepFunctionsTest.class.getResource("/META-INF/NOTICE")).isNotNull();
    assertThat(
            Path.of("target", "classes", "META-INF", "LICENSE").toFile().exists()
                || StepFunctionsTest.class.getResource("/META-INF/LICENSE") != null)
        .isTrue();
  }
}
