package dev.holter;

import static java.util.regex.Pattern.DOTALL;
import static java.util.regex.Pattern.MULTILINE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps README.md true: what it shows as Java is compiled and run as part of these tests, either a
 * whole file below com.example or a region of one between {@code tag::} and {@code end::}.
 */
class ReadmeTests {

  private static final Path CHECKOUT = Path.of("");
  private static final String README = read(CHECKOUT.resolve("README.md"));
  private static final Pattern REGION =
      Pattern.compile("^ *// tag::(\\S+)\\[]\\R(.*?)^ *// end::\\1\\[]$", MULTILINE | DOTALL);

  @Test
  void every_java_block_is_compiled_and_run() {
    List<String> executed = executed();

    assertThat(blocks("java"))
        .hasSizeGreaterThan(10)
        .filteredOn(block -> !executed.contains(block))
        .isEmpty();
  }

  @Test
  void every_region_is_shown() {
    List<String> shown = blocks("java");

    assertThat(sources().flatMap(ReadmeTests::regions))
        .isNotEmpty()
        .filteredOn(region -> !shown.contains(region))
        .isEmpty();
  }

  @Test
  void the_snippets_install_the_version_of_this_checkout() {
    String pom = read(CHECKOUT.resolve("pom.xml"));
    String version = first(pom, "<artifactId>holter</artifactId>\\s*<version>(.*?)</version>");

    assertThat(all(README, "<artifactId>holter</artifactId>\\s*<version>(.*?)</version>"))
        .containsExactly(version);
    assertThat(all(README, "\"dev.holter:holter:(.*?)\"")).hasSize(2).containsOnly(version);
  }

  @Test
  void the_compatibility_table_says_what_is_run() {
    String pom = read(CHECKOUT.resolve("pom.xml"));
    String versions = read(CHECKOUT.resolve(".ci/versions"));
    for (String property : List.of("junit", "awssdk", "assertj", "wiremock")) {
      List<String> run = all(versions, "\\b" + property + "\\.version=(\\S+)");
      String built = first(pom, "<" + property + "\\.version>(.*?)</");

      assertThat(row(property)).contains(built).contains(run);
    }
  }

  @Test
  void every_link_leads_to_a_file_or_heading_of_this_checkout() {
    List<String> links = all(README, "]\\((?!https://)([^)]*)\\)");
    List<String> headings = all(README, "(?m)^#+ (.*)$").stream().map(ReadmeTests::anchor).toList();

    assertThat(links).isNotEmpty();
    for (String link : links) {
      if (link.startsWith("#")) {
        assertThat(headings).contains(link);
      } else {
        assertThat(link).doesNotContain("..");
        assertThat(CHECKOUT.resolve(link)).exists();
      }
    }
  }

  /** Each row of the table ends with the property of pom.xml that sets the version. */
  private static String row(String property) {
    return first(README, "(?m)^(\\|.*`" + property + "\\.version`.*)$");
  }

  private static String anchor(String heading) {
    return "#"
        + heading
            .toLowerCase(java.util.Locale.ROOT)
            .replaceAll("[^a-z0-9 -]", "")
            .replace(' ', '-');
  }

  private static List<String> blocks(String language) {
    return all(README, "(?s)```" + language + "\n(.*?)```");
  }

  private static List<String> executed() {
    return sources().flatMap(source -> Stream.concat(Stream.of(source), regions(source))).toList();
  }

  private static Stream<String> regions(String source) {
    return REGION
        .matcher(source)
        .results()
        .map(region -> region.group(2).stripTrailing().stripIndent() + "\n");
  }

  private static Stream<String> sources() {
    try (Stream<Path> files = Files.walk(CHECKOUT.resolve("src/test/java/com/example"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(ReadmeTests::read)
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String first(String text, String pattern) {
    List<String> found = all(text, pattern);
    assertThat(found).as(pattern).isNotEmpty();
    return found.get(0);
  }

  private static List<String> all(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult it) -> it.group(1))
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
