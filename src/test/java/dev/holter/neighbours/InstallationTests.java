package dev.holter.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.neighbours.ForkedJvm.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** How the agent comes into a JVM, each time into a fresh one. */
class InstallationTests {
  private static final String ANNOUNCEMENT = "INFO: Holter's agent redirects the waits of ";

  private static final String NO_DYNAMIC_AGENTS = "-XX:-EnableDynamicAgentLoading";

  @TempDir private Path directory;

  @Test
  void one_line_says_what_was_installed() {
    Result result = new ForkedJvm(directory).run(AgentTestCases.class);

    assertThat(result.out()).isEqualToIgnoringNewLines("2 passed, 0 failed");
    assertAnnounced(result);
  }

  @Test
  void a_JVM_that_nobody_can_attach_to_still_installs_it() {
    Result result =
        new ForkedJvm(directory, "-XX:+DisableAttachMechanism").run(AgentTestCases.class);

    assertThat(result.out()).isEqualToIgnoringNewLines("2 passed, 0 failed");
    assertAnnounced(result);
  }

  @Test
  void a_JVM_without_the_diagnostic_command_is_attached_to() {
    Result result =
        new ForkedJvm(directory, ForkedJvm.NO_ATTACHING + ",jdk.attach").run(AgentTestCases.class);

    assertThat(result.out()).isEqualToIgnoringNewLines("2 passed, 0 failed");
    assertAnnounced(result);
  }

  @Test
  void a_JVM_that_cannot_have_it_fails_only_the_test_that_needs_it() {
    Result result = new ForkedJvm(directory, ForkedJvm.NO_ATTACHING).run(AgentTestCases.class);

    assertThat(result.out())
        .startsWith(
            "java.lang.IllegalStateException: Holter's agent, which puts threads that wait in real"
                + " time on the virtual clock, cannot be installed in this JVM: [")
        .contains("]. Start the JVM with -javaagent:holter.jar, or set agent = false and ")
        .endsWith("1 passed, 1 failed" + System.lineSeparator());
    assertThat(result.err()).isEmpty();
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void a_JVM_that_loads_no_agents_says_so() {
    Result result = new ForkedJvm(directory, NO_DYNAMIC_AGENTS).run(AgentTestCases.class);

    assertThat(result.out())
        .contains("Dynamic agent loading is not enabled.")
        .endsWith("1 passed, 1 failed" + System.lineSeparator());
  }

  @Test
  void a_JVM_that_cannot_have_it_runs_tests_without_it() {
    Result result =
        new ForkedJvm(directory, ForkedJvm.NO_ATTACHING, "-Dholter.agent=false")
            .run(ClockTestCases.class);

    assertThat(result).isEqualTo(new Result("1 passed, 0 failed" + System.lineSeparator(), ""));
  }

  @Test
  void the_javaagent_option_needs_no_attaching_and_no_warning() throws Exception {
    Result result =
        new ForkedJvm(
                directory,
                "-javaagent:" + HolterJar.in(directory),
                NO_DYNAMIC_AGENTS,
                ForkedJvm.NO_ATTACHING)
            .run(EarlyReferenceTestCases.class);

    assertThat(result.out()).isEqualToIgnoringNewLines("2 passed, 0 failed");
    assertThat(result.err().lines().skip(1))
        .singleElement()
        .asString()
        .startsWith(ANNOUNCEMENT)
        .endsWith(" loaded from now on");
  }

  @Test
  void the_javaagent_option_is_silent_where_nobody_needs_it() throws Exception {
    Result result =
        new ForkedJvm(directory, "-javaagent:" + HolterJar.in(directory), "-Dholter.agent=false")
            .run(ClockTestCases.class);

    assertThat(result).isEqualTo(new Result("1 passed, 0 failed" + System.lineSeparator(), ""));
  }

  @Test
  void after_the_last_test_everything_is_as_without_it() {
    Result result =
        new ForkedJvm(directory, "-Djava.util.concurrent.ForkJoinPool.common.parallelism=3")
            .run(AfterwardsTestCases.class);

    assertThat(result.out()).isEqualToIgnoringNewLines("4 passed, 0 failed");
  }

  /** Once, and nothing else but what newer JVMs say themselves. */
  private static void assertAnnounced(Result result) {
    List<String> lines =
        result.err().lines().filter(line -> !line.startsWith("WARNING: ")).toList();
    assertThat(lines).hasSize(2).last().asString().startsWith(ANNOUNCEMENT);
  }
}
