package dev.holter.assertj;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static dev.holter.assertj.HolterAssertions.assertThatHistory;
import static dev.holter.assertj.HolterAssertions.assertThatIllegalArgumentException;
import static dev.holter.execution.FixedTask.at;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_FAILED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_SCHEDULED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_STARTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_SUCCEEDED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.ACTIVITY_TIMED_OUT;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.EXECUTION_STARTED;

import dev.holter.execution.FixedExecution;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

class HistoryAssertTests {

  private static final String LISTING =
      """
      00:00:00.000  1 ExecutionStarted
      00:00:00.000  2 ActivityScheduled  heartbeatInSeconds=60
      00:00:05.000  3 ActivityStarted    workerName=worker-1
      00:01:05.000  4 ActivityTimedOut   error=States.Timeout
      00:01:06.000  5 ActivityScheduled\
      """;

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
              it -> it.activityTimedOutEventDetails(d -> d.error("States.Timeout")))
          .event(66, ACTIVITY_SCHEDULED);

  private HistoryAssert history() {
    return assertThat(execution).as("import").history();
  }

  private static String failure(String expectation, String finding, int marked) {
    String head = "[import] \nExpecting history\n  [execution nightly, RUNNING]\n";
    String[] lines = LISTING.indent(2).split("\n");
    lines[marked] = "> " + lines[marked].substring(2);
    return head + "to " + expectation + "\nbut " + finding + ":\n" + String.join("\n", lines);
  }

  @Test
  void contains_passes_in_any_order_and_names_what_is_missing() {
    history().contains(ACTIVITY_TIMED_OUT, ACTIVITY_STARTED);

    Failures.of(() -> history().contains(ACTIVITY_STARTED, ACTIVITY_FAILED))
        .isEqualTo(
            failure("contain [ActivityStarted, ActivityFailed]", "it has no [ActivityFailed]", 4));
  }

  @Test
  void does_not_contain_names_the_first_unwanted_event() {
    history().doesNotContain(ACTIVITY_FAILED, ACTIVITY_SUCCEEDED);

    Failures.of(() -> history().doesNotContain(ACTIVITY_SUCCEEDED, ACTIVITY_TIMED_OUT))
        .isEqualTo(
            failure(
                "not contain [ActivitySucceeded, ActivityTimedOut]",
                "it has event 4 [ActivityTimedOut]",
                3));
  }

  @Test
  void contains_sequence_names_where_the_closest_match_breaks() {
    history().containsSequence(ACTIVITY_STARTED, ACTIVITY_TIMED_OUT, ACTIVITY_SCHEDULED);

    Failures.of(() -> history().containsSequence(ACTIVITY_SCHEDULED, ACTIVITY_TIMED_OUT))
        .isEqualTo(
            failure(
                "contain the sequence [ActivityScheduled, ActivityTimedOut]",
                "event 3 [ActivityStarted] is where [ActivityTimedOut] belongs",
                2));
    Failures.finding(
            () ->
                history()
                    .containsSequence(ACTIVITY_TIMED_OUT, ACTIVITY_SCHEDULED, ACTIVITY_STARTED))
        .isEqualTo("but it ends before [ActivityStarted]:");
    Failures.finding(() -> history().containsSequence(ACTIVITY_FAILED))
        .isEqualTo("but it has no [ActivityFailed]:");
  }

  @Test
  void contains_subsequence_names_the_last_event_that_fits() {
    history().containsSubsequence(EXECUTION_STARTED, ACTIVITY_TIMED_OUT, ACTIVITY_SCHEDULED);

    Failures.of(() -> history().containsSubsequence(ACTIVITY_TIMED_OUT, ACTIVITY_STARTED))
        .isEqualTo(
            failure(
                "contain the subsequence [ActivityTimedOut, ActivityStarted]",
                "no [ActivityStarted] follows event 4 [ActivityTimedOut]",
                3));
    Failures.finding(() -> history().containsSubsequence(ACTIVITY_FAILED, EXECUTION_STARTED))
        .isEqualTo("but it has no [ActivityFailed]:");
  }

  @Test
  void has_exactly_types_names_the_first_difference() {
    assertThatHistory(execution.history().subList(0, 2))
        .hasExactlyTypes(EXECUTION_STARTED, ACTIVITY_SCHEDULED);

    Failures.of(() -> history().hasExactlyTypes(EXECUTION_STARTED, ACTIVITY_SCHEDULED))
        .isEqualTo(
            failure(
                "have exactly the types [ExecutionStarted, ActivityScheduled]",
                "it goes on with event 3 [ActivityStarted]",
                2));
    Failures.finding(() -> history().hasExactlyTypes(EXECUTION_STARTED, ACTIVITY_STARTED))
        .isEqualTo("but event 2 [ActivityScheduled] is where [ActivityStarted] belongs:");
    Failures.finding(() -> assertThatHistory(List.of()).hasExactlyTypes(EXECUTION_STARTED))
        .isEqualTo("but it ends before [ExecutionStarted]");
    assertThatHistory(List.of()).hasExactlyTypes();
  }

  @Test
  void leads_to_events_and_their_details() {
    history()
        .firstEvent(ACTIVITY_TIMED_OUT)
        .hasType(ACTIVITY_TIMED_OUT)
        .hasError("States.Timeout")
        .isAt(at(65));
    history().firstEvent(ACTIVITY_SCHEDULED).hasDetail("heartbeatInSeconds", 60);
    history().lastEvent(ACTIVITY_SCHEDULED).isAt(at(66));
    history().last().hasType(ACTIVITY_SCHEDULED);
    history().element(2).hasDetail("workerName", "worker-1");
  }

  @Test
  void the_twins_verify_and_return_the_history() {
    history()
        .firstEventSatisfies(ACTIVITY_TIMED_OUT, event -> event.hasError("States.Timeout"))
        .lastEventSatisfies(ACTIVITY_SCHEDULED, event -> event.isAt(at(66)))
        .hasSize(5);

    Failures.finding(
            () -> history().lastEventSatisfies(ACTIVITY_SCHEDULED, event -> event.isAt(at(67))))
        .isEqualTo("but it is at 2024-02-29T00:00:36Z:");
  }

  @Test
  void an_event_fails_with_its_place_in_the_history() {
    Failures.of(() -> history().firstEvent(ACTIVITY_TIMED_OUT).hasError("50%s"))
        .isEqualTo(
            failure("have error [50%s]", "its error is [States.Timeout]", 3)
                .replace(
                    "history\n  [execution nightly, RUNNING]", "event\n  [4 ActivityTimedOut]"));
    Failures.finding(() -> history().firstEvent(ACTIVITY_TIMED_OUT).hasCause("c"))
        .isEqualTo("but it has no cause:");
    Failures.finding(() -> history().firstEvent(ACTIVITY_FAILED))
        .isEqualTo("but it has no [ActivityFailed]:");
    Failures.finding(() -> history().lastEvent(ACTIVITY_FAILED))
        .isEqualTo("but it has no [ActivityFailed]:");
  }

  @Test
  void an_event_alone_fails_with_its_line() {
    HistoryEvent event = execution.history().get(3);

    Failures.of(() -> assertThat(event).hasType(ACTIVITY_FAILED))
        .isEqualTo(
            """

            Expecting event
              [4 ActivityTimedOut]
            to have type [ActivityFailed]
            but its type is [ActivityTimedOut]:
            > 00:00:00.000  4 ActivityTimedOut  error=States.Timeout\
            """);
    Failures.of(() -> assertThat((HistoryEvent) null).hasError("E"))
        .isEqualTo("\nExpecting actual not to be null");
  }

  @Test
  void refuses_no_types_and_no_history() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> history().containsSubsequence(new HistoryEventType[0]))
        .withMessage("containsSubsequence takes at least one event type, found [0]");
    Failures.of(() -> assertThatHistory(null).contains(ACTIVITY_STARTED))
        .isEqualTo("\nExpecting actual not to be null");
    Failures.of(() -> assertThatHistory(null).hasExactlyTypes())
        .isEqualTo("\nExpecting actual not to be null");
  }
}
