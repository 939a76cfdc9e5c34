package dev.holter.assertj;

import static dev.holter.execution.FixedTask.started;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_FAILED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_STARTED;

import dev.holter.execution.FixedExecution;
import dev.holter.execution.FixedTask;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

class HolterSoftAssertionsTests {

  private final FixedExecution execution =
      FixedExecution.named("nightly").event(0, ACTIVITY_STARTED);
  private final FixedTask task =
      started("charge").attempt(2).heartbeatSeconds(60).beats(50).in(execution);

  @Test
  void collect_every_failure_of_a_chain() {
    HolterSoftAssertions softly = new HolterSoftAssertions();

    softly
        .assertThat(task)
        .isScheduled()
        .hasSucceeded()
        .hasFailedWith("E", "100%s")
        .hasTimedOutOnHeartbeat()
        .isRunning()
        .beatsAtMost(ofSeconds(10))
        .hasMarginOfAtLeast(ofSeconds(20))
        .hasMarginOfAtLeast(0.5)
        .hasHeartbeats(7)
        .hasAttempt(3)
        .heartbeatsSatisfy(beats -> beats.hasGapsAtMost(ofSeconds(1)))
        .heartbeatSatisfies(9, beat -> beat.hasGap(ofSeconds(1)))
        .executionSatisfies(it -> it.hasFailed())
        .outputSatisfies(json -> json.isEmpty());

    assertThat(softly.errorsCollected()).hasSize(13);
    assertThat(softly.errorsCollected().get(4).getMessage())
        .startsWith(
            """

            Expecting task
              [charge #2, token ...9f3a]
            to send heartbeats at most PT10S apart
            but heartbeat 1 came PT50S after the start:
            """);
  }

  @Test
  void collect_from_executions_events_heartbeats_and_lists() {
    HolterSoftAssertions softly = new HolterSoftAssertions();

    softly
        .assertThat(execution)
        .hasSucceeded()
        .hasAttempts("Charge", 1)
        .historySatisfies(it -> it.contains(ACTIVITY_FAILED))
        .tasksSatisfy(it -> it.hasSize(1));
    softly.assertThat(execution.history().get(0)).hasType(ACTIVITY_FAILED).hasError("E");
    softly.assertThat(task.heartbeats().get(0)).hasGap(ofSeconds(1)).hasGapAtMost(ofSeconds(1));
    softly
        .assertThatHistory(execution.history())
        .contains(ACTIVITY_FAILED)
        .hasExactlyTypes()
        .hasSize(2);
    softly.assertThatHeartbeats(task.heartbeats()).hasGaps().hasGapsAtMost(ofSeconds(1));
    softly.assertThat("AssertJ's own").isEmpty();

    assertThat(softly.errorsCollected()).hasSize(14);
  }

  @Test
  void keep_the_description_and_let_bad_arguments_through() {
    HolterSoftAssertions softly = new HolterSoftAssertions();

    softly.assertThat(task).as("import").hasSucceeded();

    assertThat(softly.errorsCollected())
        .singleElement()
        .extracting(Throwable::getMessage)
        .asString()
        .startsWith("[import] \nExpecting task");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> softly.assertThat(task).beatsAtMost(ofSeconds(-1)));
  }

  @Test
  void assert_softly_throws_all_at_the_end() {
    Failures.of(
            () ->
                HolterSoftAssertions.assertSoftly(
                    softly -> softly.assertThat(task).hasSucceeded().hasFailed()))
        .contains("Multiple Failures (2 failures)", "to have succeeded", "to have failed");
  }

  @Test
  void the_provider_extends_a_class_of_the_user() {
    class TeamSoftAssertions extends SoftAssertions implements HolterSoftAssertionsProvider {}
    TeamSoftAssertions softly = new TeamSoftAssertions();

    softly.assertThat(task).hasSucceeded();
    softly.assertThat(1).isEqualTo(2);

    assertThat(softly.errorsCollected()).hasSize(2);
  }

  @Nested
  @ExtendWith(SoftAssertionsExtension.class)
  class Injected {

    @InjectSoftAssertions HolterSoftAssertions softly;

    @Test
    void by_field() {
      softly.assertThat(task).isRunning();
      assertThat(softly.wasSuccess()).isTrue();
    }

    @Test
    void by_parameter(HolterSoftAssertions parameter) {
      parameter.assertThat(task).isRunning();
      assertThat(parameter.wasSuccess()).isTrue();
    }
  }
}
