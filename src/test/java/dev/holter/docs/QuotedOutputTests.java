package dev.holter.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps the output that pages quote true: each block of text is a file of the test resources, and
 * each such file is compared by a test with what the code prints.
 */
class QuotedOutputTests {
  private static final Path FILES = Path.of("src", "test", "resources", "com", "example", "docs");
  private static final Path TESTS = Path.of("src", "test", "java", "com", "example", "docs");

  @Test
  void every_quoted_output_is_one_that_a_test_prints() {
    Map<String, String> printed = quotations();

    assertThat(Page.blocks("text"))
        .isNotEmpty()
        .filteredOn(block -> !printed.containsValue(block.text()))
        .isEmpty();
  }

  @Test
  void every_output_is_quoted_and_named_by_a_test() {
    List<String> quoted = Page.blocks("text").stream().map(Page.Block::text).toList();
    String tests = String.join("\n", texts(TESTS, ".java").values());

    quotations()
        .forEach(
            (name, text) -> {
              assertThat(quoted).as(name).contains(text);
              assertThat(tests).as(name).contains('"' + name + '"');
            });
  }

  private static Map<String, String> quotations() {
    return texts(FILES, ".txt");
  }

  private static Map<String, String> texts(Path folder, String ending) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().endsWith(ending))
          .forEach(file -> texts.put(file.getFileName().toString(), Page.read(file)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return texts;
  }
}
