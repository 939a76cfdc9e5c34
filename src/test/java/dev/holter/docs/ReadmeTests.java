package dev.holter.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README promises in numbers, and how long a stranger reads. */
class ReadmeTests {
  private static final Page README = Page.of(Page.README);

  @Test
  void a_stranger_reads_it_in_a_few_minutes() {
    assertThat(README.text().strip().split("\\s+")).hasSizeLessThanOrEqualTo(1_500);
  }

  @Test
  void an_assistant_reads_a_hundred_lines() {
    assertThat(Page.of(Page.ASSISTANTS).text().lines()).hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void the_page_for_assistants_is_in_the_jar() {
    assertThat(ReadmeTests.class.getResource("/META-INF/holter/AGENTS.md")).isNotNull();
  }

  @Test
  void the_snippets_install_the_version_of_this_checkout() {
    String pom = Page.read(Path.of("pom.xml"));
    String version = first(pom, "<artifactId>holter</artifactId>\\s*<version>(.*?)</version>");

    assertThat(README.find("<artifactId>holter</artifactId>\\s*<version>(.*?)</version>"))
        .containsExactly(version);
    assertThat(
            Page.all().stream().flatMap(page -> page.find("\"dev.holter:holter:(.*?)\"").stream()))
        .hasSize(2)
        .containsOnly(version);
  }

  @Test
  void the_compatibility_table_says_what_is_run() {
    String pom = Page.read(Path.of("pom.xml"));
    String versions = Page.read(Path.of(".ci", "versions"));
    for (String property : List.of("junit", "awssdk", "assertj", "wiremock")) {
      List<String> run = Page.find(versions, "\\b" + property + "\\.version=(\\S+)");
      String built = first(pom, "<" + property + "\\.version>(.*?)</");

      assertThat(row(property)).contains(built).contains(run);
    }
  }

  /** Each row of the table ends with the property of pom.xml that sets the version. */
  private static String row(String property) {
    return first(README.text(), "(?m)^(\\|.*`" + property + "\\.version`.*)$");
  }

  private static String first(String text, String pattern) {
    List<String> found = Page.find(text, pattern);
    assertThat(found).as(pattern).isNotEmpty();
    return found.get(0);
  }
}
