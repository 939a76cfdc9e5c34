package dev.holter.assertj;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static dev.holter.assertj.HolterAssertions.assertThatHeartbeats;
import static dev.holter.assertj.HolterAssertions.assertThatIllegalArgumentException;
import static dev.holter.execution.FixedTask.at;
import static dev.holter.execution.FixedTask.started;
import static java.time.Duration.ofSeconds;

import dev.holter.execution.FixedTask;
import dev.holter.execution.Heartbeat;
import dev.holter.execution.TaskAttempt;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskNavigationTests {

  private final FixedTask task = started("charge").beats(5, 25, 55).succeeds(60, "{\"n\":1}");

  @Test
  void leads_to_the_heartbeats() {
    assertThat(task)
        .heartbeats()
        .hasSize(3)
        .hasGaps(ofSeconds(5), ofSeconds(20), ofSeconds(30))
        .hasGapsAtMost(ofSeconds(30))
        .hasGapsAtLeast(ofSeconds(5))
        .last()
        .hasGap(ofSeconds(30))
        .hasGapAtMost(ofSeconds(30))
        .isAt(at(55));
    assertThat(task).heartbeat(2).hasGap(ofSeconds(20));
  }

  @Test
  void the_twins_verify_and_return_the_task() {
    assertThat(task)
        .heartbeatsSatisfy(beats -> beats.hasSize(3))
        .heartbeatSatisfies(1, beat -> beat.hasGap(ofSeconds(5)))
        .outputSatisfies(json -> json.contains("n"))
        .executionSatisfies(execution -> execution.isRunning())
        .hasSucceeded();

    Failures.of(() -> assertThat(task).as("twin").heartbeatsSatisfy(beats -> beats.hasSize(4)))
        .startsWith("[twin] ");
    Failures.of(() -> assertThat(task).executionSatisfies(it -> it.hasFailed()))
        .contains("to have failed");
  }

  @Test
  void a_gap_out_of_bounds_is_shown_on_the_timeline() {
    Failures.of(() -> assertThat(task).as("import").heartbeats().hasGapsAtMost(ofSeconds(20)))
        .isEqualTo(
            """
            [import]\s
            Expecting heartbeats
              [charge #1, token ...9f3a]
            to have gaps of at most PT20S
            but heartbeat 3 has a gap of PT30S:
              00:00:00.000  scheduled
              00:00:00.000  started
              00:00:05.000  SendTaskHeartbeat 1  gap PT5S
              00:00:25.000  SendTaskHeartbeat 2  gap PT20S
            > 00:00:55.000  SendTaskHeartbeat 3  gap PT30S
              00:01:00.000  SendTaskSuccess
              00:01:00.000  succeeded            gap PT5S\
            """);
    Failures.finding(() -> assertThat(task).heartbeats().hasGapsAtLeast(ofSeconds(6)))
        .isEqualTo("but heartbeat 1 has a gap of PT5S:");
  }

  @Test
  void a_list_of_heartbeats_alone_has_a_timeline_too() {
    List<Heartbeat> beats = task.heartbeats().subList(1, 3);

    assertThatHeartbeats(beats).hasSize(2).first().hasGap(ofSeconds(20));
    Failures.of(() -> assertThatHeartbeats(beats).hasGaps(ofSeconds(20)))
        .isEqualTo(
            """

            Expecting heartbeats
              [2 heartbeats]
            to have gaps [PT20S]
            but they have gaps [PT20S, PT30S]\
            """);
    Failures.of(() -> assertThatHeartbeats(beats).hasGapsAtMost(ofSeconds(20)))
        .endsWith(
            """
            but heartbeat 3 has a gap of PT30S:
              00:00:20.000  SendTaskHeartbeat 2  gap PT20S
            > 00:00:50.000  SendTaskHeartbeat 3  gap PT30S\
            """);
  }

  @Test
  void a_single_heartbeat_fails_with_its_line() {
    Heartbeat beat = task.heartbeats().get(1);

    Failures.of(() -> assertThat(beat).hasGap(ofSeconds(21)))
        .isEqualTo(
            """

            Expecting heartbeat
              [heartbeat 2]
            to have a gap of PT21S
            but its gap is PT20S:
            > 00:00:20.000  SendTaskHeartbeat 2  gap PT20S\
            """);
    Failures.finding(() -> assertThat(beat).hasGapAtMost(ofSeconds(19)))
        .isEqualTo("but its gap is PT20S:");
    Failures.finding(() -> assertThat(beat).isAt(at(26)))
        .isEqualTo("but it arrived at 2024-02-28T23:59:55Z:");
    Failures.of(() -> assertThat((Heartbeat) null).hasGap(ofSeconds(1)))
        .isEqualTo("\nExpecting actual not to be null");
  }

  @Test
  void a_missing_heartbeat_is_a_failure_and_heartbeat_0_a_bad_argument() {
    Failures.finding(() -> assertThat(task).heartbeat(4)).isEqualTo("but it has sent 3:");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(task).heartbeat(0))
        .withMessage("heartbeat counts from 1, found [0]: 1 is the first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(task).heartbeats().hasGapsAtMost(ofSeconds(-1)))
        .withMessage("hasGapsAtMost takes a duration of zero or more, found [PT-1S]");
  }

  @Test
  void output_leads_to_the_text_and_keeps_the_description() {
    assertThat(task).output().isEqualTo("{\"n\":1}");

    Failures.of(() -> assertThat(task).as("import").output().isEqualTo("{}"))
        .startsWith("[import] ");
    Failures.finding(() -> assertThat(started("s")).output()).isEqualTo("but it is running:");
  }

  @Test
  void every_navigation_refuses_a_null_task() {
    TaskAttempt none = null;

    Failures.of(() -> assertThat(none).heartbeats()).endsWith("not to be null");
    Failures.of(() -> assertThat(none).heartbeat(1)).endsWith("not to be null");
    Failures.of(() -> assertThat(none).output()).endsWith("not to be null");
    Failures.of(() -> assertThat(none).execution()).endsWith("not to be null");
    Failures.of(() -> assertThatHeartbeats(null).hasGaps()).endsWith("not to be null");
  }
}
