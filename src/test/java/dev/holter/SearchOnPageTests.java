package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/** What the page shows of a test that was run in many worlds. */
class SearchOnPageTests {

  @TempDir Path folder;

  @Test
  void the_usual_run_and_the_one_that_fails_are_beside_each_other() throws IOException {
    JsonNode run = run(ExploreTests.BeatAfterSuccessTestCases.class);

    JsonNode comparison = run.path("tests").get(0).path("comparison");
    assertThat(comparison.path("deviations").get(0).path("at").asText())
        .isEqualTo("2025-01-01T00:01:40Z");
    assertThat(comparison.path("replay").asText()).contains("=");
    JsonNode task = comparison.path("tasks").get(0);
    assertThat(task.path("usual").path("strip").asText())
        .contains("<svg")
        .doesNotContain("class=\"points\"");
    assertThat(task.path("found").path("strip").asText())
        .containsOnlyOnce("class=\"points\"")
        .contains("refused TaskTimedOut");
    assertThat(Files.readString(folder.resolve("index.html")))
        .contains("the usual run: Task #1", "the run that fails: Task #1", "Where they part");
  }

  @Test
  void worlds_are_no_tests_and_count_once() throws IOException {
    JsonNode run = run(ExploreTests.BeatAfterSuccessTestCases.class);

    assertThat(run.path("tests")).hasSize(1);
    assertThat(run.path("definitions").findValues("times"))
        .isNotEmpty()
        .allMatch(times -> times.asInt() <= 1)
        .anyMatch(times -> times.asInt() == 1);
  }

  @Test
  void headroom_is_a_table() throws IOException {
    JsonNode run = run(HeadroomTests.TooLittleTestCases.class);

    JsonNode rows = run.path("tests").get(0).path("headroom");
    assertThat(rows.findValuesAsText("load")).contains("takeover");
    assertThat(run.path("tests")).hasSize(1);
    assertThat(Files.readString(folder.resolve("index.html")))
        .containsPattern(
            "<th scope=\"row\">takeover<td class=\"number\">PT[^<]+<td>it fails if at");
  }

  private JsonNode run(Class<?> type) throws IOException {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(type))
        .configurationParameter(HolterParameters.PAGE, "always")
        .configurationParameter(HolterParameters.PAGE_FOLDER, folder.toString())
        .configurationParameter(HolterParameters.EXPLORE_FOLDER, folder.toString())
        .execute();
    return new ObjectMapper().readTree(folder.resolve("index.json").toFile());
  }
}
