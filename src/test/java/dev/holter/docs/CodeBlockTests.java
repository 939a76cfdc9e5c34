package dev.holter.docs;

import static java.util.regex.Pattern.DOTALL;
import static java.util.regex.Pattern.MULTILINE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps the code of the pages true. What they show is a whole file of the tests or the examples, or
 * a region of one between {@code tag::} and {@code end::}, and both are compiled and run.
 */
class CodeBlockTests {
  private static final String COMPILED = "java|kotlin|python|json";

  /** What is not compiled is output, or a snippet of a build file or for a shell. */
  private static final Set<String> LANGUAGES =
      Set.of("java", "kotlin", "python", "json", "properties", "text", "xml", "kts", "sh");

  private static final List<Path> SOURCES =
      List.of(Path.of("src", "test", "java"), Path.of("src", "test", "resources"));
  private static final Path EXAMPLES = Path.of("examples");

  private static final Pattern SOURCE = Pattern.compile(".*\\.(java|kt|py|json)");
  private static final Pattern REGION =
      Pattern.compile("^ *// tag::(\\S+)\\[]\\R(.*?)^ *// end::\\1\\[]$", MULTILINE | DOTALL);

  @Test
  void every_block_of_code_is_compiled_and_run() {
    List<String> executed =
        sources().flatMap(source -> Stream.concat(Stream.of(source), regions(source))).toList();

    assertThat(Page.blocks(COMPILED))
        .hasSizeGreaterThan(30)
        .filteredOn(block -> !executed.contains(block.text()))
        .isEmpty();
  }

  @Test
  void every_region_is_shown() {
    List<String> shown = Page.blocks(COMPILED).stream().map(Page.Block::text).toList();

    assertThat(sources().flatMap(CodeBlockTests::regions))
        .isNotEmpty()
        .filteredOn(region -> !shown.contains(region))
        .isEmpty();
  }

  @Test
  void every_block_names_its_language() {
    for (Page page : Page.all()) {
      List<String> fences = page.find("(?m)^ *```(.*)$");
      for (int opening = 0; opening < fences.size(); opening += 2) {
        assertThat(fences.get(opening)).as("%s", page.file()).isIn(LANGUAGES);
      }
    }
  }

  private static Stream<String> regions(String source) {
    return REGION
        .matcher(source)
        .results()
        .map(region -> region.group(2).stripTrailing().stripIndent() + "\n");
  }

  private static Stream<String> sources() {
    return Stream.concat(SOURCES.stream(), Stream.of(EXAMPLES)).flatMap(CodeBlockTests::below);
  }

  private static Stream<String> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> SOURCE.matcher(file.getFileName().toString()).matches())
          .filter(file -> !file.toString().contains("target"))
          .map(Page::read)
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
