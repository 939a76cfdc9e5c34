package dev.holter.assertj;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static dev.holter.execution.FixedTask.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.execution.TaskAttempt;
import dev.holter.report.TaskTimeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ApprovedTimelineTests {

  @TempDir Path folder;

  private final TaskAttempt task = started("charge").heartbeatSeconds(60).beats(20, 45).now(50);

  @BeforeEach
  void approve_in_the_folder() {
    System.setProperty("holter.approved.folder", folder.toString());
  }

  @AfterEach
  void restore() {
    System.clearProperty("holter.approved.folder");
    System.clearProperty("holter.approve");
  }

  @Test
  void passes_if_the_file_holds_the_timeline() throws IOException {
    Files.writeString(folder.resolve("beats.txt"), TaskTimeline.of(task).text() + "\r\n");
    Files.writeString(folder.resolve("beats.received.txt"), "of an earlier run");

    assertThat(task).matchesTimeline("beats.txt");

    assertThat(folder.resolve("beats.received.txt")).doesNotExist();
  }

  @Test
  void a_timeline_that_differs_is_shown_line_by_line_and_left_beside_it() throws IOException {
    TaskAttempt before = started("charge").heartbeatSeconds(60).beats(20, 40).now(50);
    Files.writeString(folder.resolve("beats.txt"), TaskTimeline.of(before).text());

    assertThatThrownBy(() -> assertThat(task).matchesTimeline("beats.txt"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("to have the timeline [beats.txt]")
        .hasMessageContaining("-   00:00:40.000  SendTaskHeartbeat 2        gap PT20S")
        .hasMessageContaining("+   00:00:45.000  SendTaskHeartbeat 2        gap PT25S")
        .hasMessageContaining("-Dholter.approve=true");
    assertThat(folder.resolve("beats.received.txt"))
        .content()
        .isEqualTo(TaskTimeline.of(task).text() + "\n");
  }

  @Test
  void a_missing_file_fails_and_the_property_accepts_what_came() {
    assertThatThrownBy(() -> assertThat(task).matchesTimeline("new/beats.txt"))
        .hasMessageContaining("there is no such file");
    assertThat(folder.resolve("new/beats.txt")).doesNotExist();

    System.setProperty("holter.approve", "true");
    assertThat(task).matchesTimeline("new/beats.txt");
    System.clearProperty("holter.approve");

    assertThat(task).matchesTimeline("new/beats.txt");
    assertThat(folder.resolve("new/beats.received.txt")).doesNotExist();
  }

  @Test
  void a_history_has_one_too() {
    assertThatThrownBy(() -> assertThat(task.execution()).history().matchesTimeline("history.txt"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("there is no such file");
    assertThat(folder.resolve("history.received.txt")).exists();
  }

  @Test
  void a_name_that_leads_elsewhere_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(task).matchesTimeline("../beats.txt"))
        .withMessageContaining("not [../beats.txt]");
  }
}
