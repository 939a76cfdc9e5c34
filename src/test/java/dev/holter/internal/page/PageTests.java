package dev.holter.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holter.execution.FixedTask;
import dev.holter.execution.TaskAttempt;
import dev.holter.internal.strip.Lane;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
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

  @Test
  void five_hundred_tests_stay_under_three_megabytes() throws Exception {
    RunRecord run = new RunRecord();
    for (int i = 0; i < 500; i++) {
      run.add(busy("test" + i, List.of(day(), day(), day())), i % 10 == 0, true);
    }

    String html = Page.html(run);
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isBetween(2_000_000, 3_000_000);
    assertThat(html).contains("not drawn, so that this page opens at once");
    String[] cards = html.split("<details class=\"card ");
    assertThat(cards)
        .filteredOn(card -> card.startsWith("failed"))
        .hasSize(50)
        .allMatch(card -> card.contains("<svg"));
  }

  @Test
  void a_day_of_beats_of_ten_thousand_tasks_stays_small() throws Exception {
    RunRecord run = new RunRecord();
    run.add(busy("busy", Collections.nCopies(10_000, day())), true, true);

    assertThat(Page.json(run).length()).isLessThan(500_000);
    assertThat(Page.html(run)).contains("and 9960 more tasks");
  }

  private static TestRecord busy(String name, List<TaskAttempt> tasks) {
    Instant start = tasks.get(0).scheduledAt();
    Lane lane =
        new Lane(
            "worker-1",
            List.of(new Lane.Span("Thread.sleep", start, start.plus(Duration.ofHours(24)), 2880)));
    return new TestRecord(
        name,
        "Tests",
        name,
        List.of(),
        tasks,
        List.of(),
        List.of(lane, lane),
        Optional.empty(),
        Optional.empty());
  }

  private static TaskAttempt day() {
    return FixedTask.started("charge")
        .heartbeatSeconds(60)
        .beats(IntStream.rangeClosed(1, 2880).mapToDouble(i -> i * 30.0).toArray())
        .now(86_400);
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

  static TestRecord test(String id, String name) {
    return new TestRecord(
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
