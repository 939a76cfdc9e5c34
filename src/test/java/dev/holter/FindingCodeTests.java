package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The test that a finding prints is Java, and fails as the world did that was found. */
@ResourceLock(Defects.LOCK)
class FindingCodeTests {
  private static final String ABOVE = "as a test of its own:\n";

  /** A class is defined once, and a test may run again. */
  private static final AtomicInteger PASTED = new AtomicInteger();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "ExploreTests$BeatAfterSuccessTestCases, no_beat_is_rejected, Deviation.othersFirst(",
    "Defects$TimeOutSwallowedAndWorkGoesOn, broken, Deviation.freeze(",
    "HeadroomTests$TooLittleTestCases, takes_over, Deviation.crash(",
    "RestartTests$ResumesTestCases, resumes, Deviation.of(",
    "ExploreTests$AnnotatedTestCases, beats_in_time, '@dev.holter.HeartbeatCadence(margin = 0.9)'",
  })
  void the_printed_test_fails_with_the_same_failure(String type, String name, String deviation)
      throws ReflectiveOperationException, IOException {
    Class<?> owner = Class.forName("dev.holter." + type);
    Throwable finding = failure(method(owner, name));
    String message = Objects.requireNonNull(finding.getMessage());
    String code = message.substring(message.indexOf(ABOVE) + ABOVE.length());
    assertThat(code).contains(deviation);

    Class<?> pasted = paste(code, owner);

    assertThat(failure(method(pasted, name + "_as_found")))
        .hasSameClassAs(finding.getCause())
        .hasMessage(Objects.requireNonNull(finding.getCause()).getMessage());
  }

  private static Method method(Class<?> type, String name) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Throwable failure(Method test) {
    return Explored.failures(folder, selectMethod(test.getDeclaringClass(), test)).get(0);
  }

  /** Compiles the code beside the test that it is of. */
  private Class<?> paste(String code, Class<?> owner) throws IOException, IllegalAccessException {
    String name = "Pasted" + PASTED.incrementAndGet();
    Path source = folder.resolve(name + ".java");
    Files.writeString(
        source,
        """
        package dev.holter;

        import java.nio.file.Path;
        import java.time.Duration;
        import org.junit.jupiter.api.Test;
        import software.amazon.awssdk.services.sfn.SfnClient;

        @StepFunctionsTest
        class %s extends %s {
        %s
        }
        """
            .formatted(name, owner.getCanonicalName(), code));
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");
    StringWriter messages = new StringWriter();
    List<String> options = List.of("-proc:none", "-d", folder.toString());
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
              .call();
      assertThat(compiled).as(messages.toString()).isTrue();
    }
    byte[] bytes = Files.readAllBytes(folder.resolve("dev/holter/" + name + ".class"));
    return MethodHandles.lookup().defineClass(bytes);
  }
}
