package dev.holter.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between pages lead to a file of this checkout, and to a heading where they name one. */
class LinkTests {

  static List<Page> pages() {
    return Page.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_link_leads_somewhere(Page page) {
    Path checkout = Path.of("").toAbsolutePath();
    for (String link : page.links()) {
      Path target = target(page, link);

      assertThat(target.toAbsolutePath()).as("[%s] in %s", link, page.file()).exists();
      assertThat(target.toAbsolutePath()).startsWith(checkout);
      int hash = link.indexOf('#');
      if (hash >= 0) {
        assertThat(Page.of(target).anchors())
            .as("headings of %s, which %s links to", target, page.file())
            .contains(link.substring(hash + 1));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void no_two_headings_of_a_page_are_the_same(Page page) {
    assertThat(page.anchors()).doesNotHaveDuplicates();
  }

  @Test
  void every_page_is_reached_from_the_readme() {
    Set<Path> reached = new HashSet<>(Set.of(Page.README));
    Deque<Path> next = new ArrayDeque<>(reached);
    while (!next.isEmpty()) {
      Page page = Page.of(next.remove());
      for (String link : page.links()) {
        Path target = target(page, link);
        if (target.toString().endsWith(".md") && reached.add(target)) {
          next.add(target);
        }
      }
    }

    assertThat(reached).containsAll(Page.all().stream().map(Page::file).toList());
  }

  /** The page itself for a link that is only an anchor. */
  private static Path target(Page page, String link) {
    String file = link.replaceFirst("#.*", "");
    Path target = file.isEmpty() ? page.file() : page.file().resolveSibling(file).normalize();
    return Files.isDirectory(target) ? target.resolve("") : target;
  }
}
