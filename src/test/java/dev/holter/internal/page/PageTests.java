package dev.holter.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTests {

  @TempDir Path folder;

  @Test
  void runs_that_end_at_the_same_time_are_all_on_the_page() throws Exception {
    List<Thread> writers =
        IntStream.range(0, 8).mapToObj(i -> new Thread(() -> write("test" + i, false))).toList();
    writers.forEach(Thread::start);
    for (Thread writer : writers) {
      writer.join();
    }

    assertThat(names()).hasSize(8).doesNotHaveDuplicates();
  }

  @Test
  void what_another_build_left_is_not_of_this_one() throws Exception {
    Path stale = Files.createDirectories(folder.resolve("parts")).resolve("1-2-3.json");
    Files.writeString(stale, "{\"definitions\":{},\"tests\":[{\"name\":\"stale\"}]}");

    write("own", false);

    assertThat(names()).containsExactly("own");
    assertThat(stale).doesNotExist();
  }

  @Test
  void a_page_of_an_earlier_build_goes_when_nothing_fails_any_more() throws Exception {
    Files.writeString(folder.resolve("index.html"), "old");
    RunRecord run = new RunRecord();
    run.add(test("id", "passes"), false, true);

    Page.write(run, folder, false, true);

    assertThat(folder.resolve("index.html")).doesNotExist();
  }

  @Test
  void a_test_that_fails_later_has_failed() throws Exception {
    RunRecord run = new RunRecord();
    run.add(test("id", "fails"), false, true);
    run.failed("id");

    Page.write(run, folder, false, true);

    assertThat(folder.resolve("index.html")).content().contains("1 test, 1 failed");
  }

  @Test
  void a_definition_that_changed_between_forks_is_told_apart() throws Exception {
    Path parts = Files.createDirectories(folder.resolve("parts"));
    write("own", false);
    // As a fork of the same build leaves it.
    String mine;
    try (Stream<Path> files = Files.list(parts)) {
      mine =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".json"))
              .findFirst()
              .orElseThrow();
    }
    String build = mine.substring(0, mine.lastIndexOf('-'));
    Files.writeString(parts.resolve(build + "-1.json"), part("a", "Old", 1));
    Files.writeString(parts.resolve(build + "-2.json"), part("b", "New", 2));

    write("again", false);

    assertThat(folder.resolve("index.html"))
        .content()
        .contains("orders, definition 1 of 2", "orders, definition 2 of 2");
  }

  private static String part(String key, String state, int times) {
    return """
        {"definitions": {"%s": {"name": "orders",
          "text": "{\\"StartAt\\": \\"%s\\", \\"States\\": {\\"%s\\": {\\"Type\\": \\"Succeed\\"}}}",
          "pieces": [{"kind": "STATE", "label": "%s", "times": %s, "mend": "-"}]}},
         "tests": []}
        """
        .formatted(key, state, state, state, times);
  }

  @Test
  void names_with_markup_stay_text() throws Exception {
    RunRecord run = new RunRecord();
    String hostile = "</summary><script>alert(1)</script>/../\"'";
    run.add(test(hostile, hostile), true, true);

    Page.write(run, folder, true, true);

    assertThat(folder.resolve("index.html"))
        .content()
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;/../&quot;&#39;");
  }

  private static SeenTest test(String id, String name) {
    return new SeenTest(
        id,
        "Tests",
        name,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private void write(String name, boolean failed) {
    RunRecord run = new RunRecord();
    run.add(test(name, name), failed, true);
    try {
      Page.write(run, folder, true, true);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> names() throws Exception {
    return new ObjectMapper()
        .readTree(folder.resolve("index.json").toFile())
        .path("tests")
        .findValuesAsText("name");
  }
}
