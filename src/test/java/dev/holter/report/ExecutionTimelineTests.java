package dev.holter.report;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_SCHEDULED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_STARTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_TIMED_OUT;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.EXECUTION_STARTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.WAIT_STATE_ENTERED;

import dev.holter.execution.FixedExecution;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecutionTimelineTests {

  private final FixedExecution execution =
      FixedExecution.named("nightly")
          .event(0, EXECUTION_STARTED)
          .event(
              0,
              ACTIVITY_SCHEDULED,
              it -> it.activityScheduledEventDetails(d -> d.heartbeatInSeconds(60L)))
          .event(
              5,
              ACTIVITY_STARTED,
              it -> it.activityStartedEventDetails(d -> d.workerName("worker-1")))
          .event(
              65,
              ACTIVITY_TIMED_OUT,
              it ->
                  it.activityTimedOutEventDetails(
                      d -> d.error("States.Timeout").cause("x".repeat(70))));

  @Test
  void lists_the_events_with_telling_details() {
    assertThat(ExecutionTimeline.of(execution))
        .hasToString(
            """
            execution nightly, RUNNING
              00:00:00.000  1 ExecutionStarted
              00:00:00.000  2 ActivityScheduled  heartbeatInSeconds=60
              00:00:05.000  3 ActivityStarted    workerName=worker-1
              00:01:05.000  4 ActivityTimedOut   error=States.Timeout  cause=%s...\
            """
                .formatted("x".repeat(60)));
  }

  @Test
  void marks_the_event_at_a_position() {
    assertThat(ExecutionTimeline.ofHistory(execution.history().subList(1, 3)).around(1))
        .isEqualTo(
            """
              00:00:00.000  2 ActivityScheduled  heartbeatInSeconds=60
            > 00:00:05.000  3 ActivityStarted    workerName=worker-1\
            """);
  }

  @Test
  void aligns_ids_and_cuts_a_long_history_to_15_lines() {
    FixedExecution waits = FixedExecution.named("long");
    for (int i = 0; i < 30; i++) {
      waits.event(i, WAIT_STATE_ENTERED);
    }

    assertThat(ExecutionTimeline.of(waits).around(8).lines())
        .hasSize(15)
        .startsWith("  ... 2 earlier", "  00:00:02.000   3 WaitStateEntered")
        .contains("> 00:00:08.000   9 WaitStateEntered")
        .endsWith("  00:00:14.000  15 WaitStateEntered", "  ... 15 later");
  }

  @Test
  void an_empty_history_has_a_title_only() {
    assertThat(ExecutionTimeline.ofHistory(List.of()).text()).isEqualTo("0 events\n");
    assertThat(ExecutionTimeline.ofHistory(List.of()).around(0)).isEmpty();
  }

  @Test
  void finds_a_detail_by_its_name() {
    assertThat(EventDetails.value(execution.history().get(1), "heartbeatInSeconds")).contains(60L);
    assertThat(EventDetails.value(execution.history().get(1), "error")).isEmpty();
  }
}
