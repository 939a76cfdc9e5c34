package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The page as a browser has it, where Chromium is installed. */
class PageInBrowserTests {

  private static final int SECONDS = 120;

  @TempDir static Path folder;

  @BeforeAll
  static void write_the_page() {
    assumeTrue(new File("/usr/bin/chromium").canExecute(), "there is no Chromium");
    EngineTestKit.engine("junit-jupiter")
        .selectors(
            selectClass(PageTests.FailingTestCases.class),
            selectClass(PageTests.PassingTestCases.class),
            selectClass(PageTests.HostileTestCases.class))
        .configurationParameter("holter.page.folder", folder.toString())
        .configurationParameter("holter.page", "always")
        .execute();
  }

  @Test
  void a_failed_test_is_open_and_the_others_are_not() throws Exception {
    String dom = dom("");

    assertThat(dom).containsPattern("class=\"card failed\" id=\"t\\d+\" open").contains("<svg");
    assertThat(dom).containsPattern("class=\"card passed\" id=\"t\\d+\">");
  }

  @Test
  void a_link_to_a_state_opens_it_and_all_around_it() throws Exception {
    assertThat(dom("#e0-0")).containsPattern("class=\"state\" id=\"e0-0\" tabindex=\"-1\" open");
  }

  @Test
  void no_payload_runs_as_a_script() throws Exception {
    assertThat(dom("")).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
  }

  private static String dom(String place) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "dom", ".html");
    Process browser =
        new ProcessBuilder(
                List.of(
                    "/usr/bin/chromium",
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--user-data-dir=" + Files.createTempDirectory(folder, "profile"),
                    "--dump-dom",
                    folder.resolve("index.html").toUri() + place))
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(browser.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      browser.destroyForcibly();
    }
    return Files.readString(out);
  }
}
