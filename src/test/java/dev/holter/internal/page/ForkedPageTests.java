package dev.holter.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a build whose tests run in several JVMs at once. */
class ForkedPageTests {

  private static final int SECONDS = 120;

  @TempDir Path folder;

  @Test
  void jvms_that_write_at_once_are_all_on_the_page() throws Exception {
    List<Process> forks = new ArrayList<>();
    try {
      for (int i = 0; i < 2; i++) {
        forks.add(fork("fork" + i));
      }
      for (Process fork : forks) {
        assertThat(fork.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(fork.exitValue()).isZero();
      }
    } finally {
      forks.forEach(Process::destroyForcibly);
    }

    assertThat(
            new ObjectMapper()
                .readTree(folder.resolve("index.json").toFile())
                .path("tests")
                .findValuesAsText("name"))
        .hasSize(20)
        .doesNotHaveDuplicates();
  }

  private Process fork(String name) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Fork.class.getName(),
            folder.toString(),
            name)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** One of the JVMs; it writes as often as it has test plans. */
  static final class Fork {

    private Fork() {}

    public static void main(String[] args) throws IOException {
      for (int i = 0; i < 10; i++) {
        RunRecord run = new RunRecord();
        String name = args[1] + "-" + i;
        run.add(
            new TestRecord(
                name,
                "Tests",
                name,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty()),
            false,
            true);
        Page.write(run, Path.of(args[0]), true, true);
      }
    }
  }
}
