package dev.holter.internal.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
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

  /**
   * A lock belongs to a JVM: whoever asks for one that this JVM has already is refused, where
   * another JVM would wait. Who asks for none would go on here.
   */
  @Test
  void nothing_is_written_without_the_lock_of_the_folder() throws IOException {
    Path parts = Files.createDirectories(folder.resolve("parts"));
    Path lock = parts.resolve("lock");
    try (FileChannel other =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = other.lock()) {
      assertThat(held.isValid()).isTrue();
      assertThatThrownBy(() -> Page.write(run("waits"), folder, true, true))
          .isInstanceOf(OverlappingFileLockException.class);
    }

    assertThat(folder).isDirectoryNotContaining("glob:**index.*");
    assertThat(parts).isDirectoryNotContaining("glob:**.json");
    Page.write(run("goes on"), folder, true, true);
    assertThat(folder).isDirectoryContaining("glob:**index.html");
  }

  private static RunRecord run(String name) {
    RunRecord run = new RunRecord();
    run.add(PageTests.test(name, name), false, true);
    return run;
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
        Page.write(run(args[1] + "-" + i), Path.of(args[0]), true, true);
      }
    }
  }
}
