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
import java.util.regex.Pattern;
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
    String dom = page("");

    assertThat(dom).containsPattern("class=\"card failed\" id=\"t\\d+\" open").contains("<svg");
    assertThat(dom).containsPattern("class=\"card passed\" id=\"t\\d+\">");
  }

  @Test
  void a_link_to_a_state_opens_it_and_all_around_it() throws Exception {
    assertThat(page("#e0-0")).containsPattern("class=\"state\" id=\"e0-0\" tabindex=\"-1\" open");
  }

  @Test
  void no_payload_runs_as_a_script() throws Exception {
    assertThat(page("")).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
  }

  @Test
  void a_telephone_scrolls_pictures_and_not_the_page() throws Exception {
    assertThat(dom(framed(360).toUri().toString())).contains("<title>fits</title>");
  }

  @Test
  void paper_says_what_is_folded() throws Exception {
    assertThat(page("")).contains("details:not([open])>summary::after");
  }

  @Test
  void who_has_no_mouse_reaches_all_that_scrolls_and_hears_what_it_is() throws Exception {
    String dom = page("");

    assertThat(Pattern.compile("<div class=\"wide\"").matcher(dom).results().count())
        .isPositive()
        .isEqualTo(
            Pattern.compile(
                    "<div class=\"wide\" tabindex=\"0\" role=\"[a-z]+\" aria-label=\"[^\"]+\"")
                .matcher(dom)
                .results()
                .count());
    assertThat(dom)
        .doesNotContainPattern("tabindex=\"[1-9]")
        .doesNotContainPattern("<th>")
        .containsPattern("class=\"strip\" role=\"img\"[^>]*><title>[^<]+</title><desc>")
        .containsPattern("<nav aria-label=\"failed tests\"><ul><li><a href=\"#t\\d+\">");
  }

  /** The page in a frame, since Chromium's own window is never so narrow. */
  private static Path framed(int width) throws IOException {
    String page = Files.readString(folder.resolve("index.html"));
    String inner = page.replace("&", "&amp;").replace("\"", "&quot;");
    return Files.writeString(
        folder.resolve("framed.html"),
        """
        <!doctype html><body><iframe width="%s" height="800" style="border:0" srcdoc="%s" onload="
          var page=this.contentDocument;
          page.querySelectorAll('details').forEach(function(d){d.open=true});
          var root=page.documentElement;
          document.title=root.scrollWidth>root.clientWidth?'too wide':'fits'"></iframe></body>
        """
            .formatted(width, inner));
  }

  private static String page(String place) throws IOException, InterruptedException {
    return dom(folder.resolve("index.html").toUri() + place);
  }

  private static String dom(String address) throws IOException, InterruptedException {
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
                    address))
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
