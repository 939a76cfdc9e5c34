package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What a failed test gives to a report; it depends on the version of JUnit. */
class AttachmentTests {

  private static final boolean TAKES_FILES =
      Arrays.stream(ExtensionContext.class.getMethods())
          .anyMatch(method -> method.getName().equals("publishFile"));

  @TempDir Path folder;

  @Test
  void a_failed_test_has_its_page_and_its_strips_or_a_line_that_names_the_page()
      throws IOException {
    List<Map<String, String>> entries = run(PageTests.FailingTestCases.class);

    if (TAKES_FILES) {
      assertThat(files("holter-page.html")).hasSize(1);
      assertThat(files("holter-page.json")).hasSize(1);
      assertThat(files("strip-1.svg")).hasSize(1);
      assertThat(files("holter-page.html").get(0))
          .content()
          .contains("1 test, 1 failed", "misses_a_heartbeat");
      assertThat(files("strip-1.svg").get(0)).content().startsWith("<svg").contains("<style>");
    } else {
      String page = folder.resolve("index.html").toAbsolutePath().toUri().toString();
      assertThat(entries).contains(Map.of(Attachments.ENTRY, page));
    }
  }

  @Test
  void a_test_that_passes_has_nothing() throws IOException {
    List<Map<String, String>> entries = run(PageTests.PassingTestCases.class);

    assertThat(files("holter-page.html")).isEmpty();
    assertThat(entries).noneMatch(entry -> entry.containsKey(Attachments.ENTRY));
  }

  private List<Map<String, String>> run(Class<?> type) {
    List<Map<String, String>> entries = new CopyOnWriteArrayList<>();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(type))
            .configurationParameter(HolterParameters.PAGE, "failures")
            .configurationParameter(HolterParameters.PAGE_FOLDER, folder.toString())
            .configurationParameter(
                "junit.platform.reporting.output.dir", folder.resolve("attached").toString())
            .build();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
                entries.add(entry.getKeyValuePairs());
              }
            });
    return entries;
  }

  private List<Path> files(String name) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.endsWith(name)).toList();
    }
  }
}
