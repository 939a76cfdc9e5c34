package dev.holter.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each rule is explained where its findings say so. */
class LintPageTests {
  private static final Path PAGE = Path.of("src", "docs", "lint.md");

  @Test
  void each_rule_has_its_section_with_its_title() throws IOException {
    Map<String, List<String>> sections = sections();

    assertThat(sections.keySet()).containsExactlyElementsOf(Rules.titles().keySet());
    Rules.titles()
        .forEach(
            (id, title) ->
                assertThat(String.join(" ", sections.getOrDefault(id, List.of())))
                    .as(id)
                    .contains(title));
  }

  @Test
  void a_finding_links_to_the_section_of_its_rule() {
    for (String id : Rules.titles().keySet()) {
      Finding finding = new Finding(id, Severity.ERROR, "here", "what", "mend");

      assertThat(finding.text()).contains(PAGE.toString().replace('\\', '/') + "#" + id);
    }
  }

  private static Map<String, List<String>> sections() throws IOException {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("## ")) {
        lines = new ArrayList<>();
        sections.put(line.substring("## ".length()), lines);
      } else {
        lines.add(line);
      }
    }
    return sections;
  }
}
