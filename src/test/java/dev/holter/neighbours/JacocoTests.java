package dev.holter.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JaCoCo rewrites every class as it is loaded. */
class JacocoTests {
  private static final String OPTION = "-javaagent:";

  @TempDir private Path directory;

  @Test
  void coverage_of_a_rewritten_class_is_recorded_for_the_class_that_was_compiled()
      throws IOException {
    String jacoco = jacoco().orElseGet(() -> abort("This build runs without JaCoCo"));
    Path withAgent = directory.resolve("with.exec");
    Path without = directory.resolve("without.exec");

    assertThat(new ForkedJvm(directory, jacoco + withAgent).run(CoveredTestCases.class).out())
        .isEqualToIgnoringNewLines("1 passed, 0 failed");
    assertThat(new ForkedJvm(directory, jacoco + without).run(RealTestCases.class).out())
        .isEqualToIgnoringNewLines("1 passed, 0 failed");

    assertThat(recorded(withAgent)).isNotEmpty().isEqualTo(recorded(without));
  }

  /** As this JVM has it. */
  private static Optional<String> jacoco() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith(OPTION) && option.contains("jacoco"))
        .map(option -> option.substring(0, option.indexOf('=') + 1) + "destfile=")
        .findFirst();
  }

  /** The identity of the class, its name and what was covered of it, in the order of the file. */
  private static String recorded(Path file) throws IOException {
    // Bytes as characters, to look for text among them.
    String data = Files.readString(file, StandardCharsets.ISO_8859_1);
    String name = CoveredWorker.class.getName().replace('.', '/');
    int at = data.indexOf(name);
    int identity = Long.BYTES + Short.BYTES;
    int probes = 2;
    return at < 0 ? "" : data.substring(at - identity, at + name.length() + probes);
  }
}
