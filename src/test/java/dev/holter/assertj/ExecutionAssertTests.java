package dev.holter.assertj;

import static dev.holter.assertj.HolterAssertions.assertThat;
import static dev.holter.assertj.HolterAssertions.assertThatIllegalArgumentException;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.EXECUTION_STARTED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.FAIL_STATE_ENTERED;
import static software.amazon.awssdk.services.sfn.model.HistoryEventType.TASK_STATE_ENTERED;

import dev.holter.execution.Execution;
import dev.holter.execution.FixedExecution;
import dev.holter.execution.FixedTask;
import dev.holter.execution.TaskClock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class ExecutionAssertTests {

  static Stream<Arguments> verdicts() {
    return Stream.of(
        verdict(
            ExecutionAssert::isRunning,
            nightly(),
            nightly().ends(ExecutionStatus.ABORTED),
            "be running",
            "was aborted"),
        verdict(
            ExecutionAssert::hasSucceeded,
            nightly().succeeds("{}"),
            nightly().fails("E", "50%s"),
            "have succeeded",
            "failed with error [E] and cause [50%s]"),
        verdict(
            it -> it.hasSucceededWith("{}"),
            nightly().succeeds("{}"),
            nightly().succeeds("{ }"),
            "have succeeded with output [{}]",
            "succeeded with output [{ }]"),
        verdict(
            it -> it.hasSucceededWithJson("{ \"b\": [1.0], \"a\": null }"),
            nightly().succeeds("{\"a\":null,\"b\":[1]}"),
            nightly().succeeds("{\"a\":null,\"b\":[1,1]}"),
            "have succeeded with output [{ \"b\": [1.0], \"a\": null }], compared as JSON",
            "succeeded with output [{\"a\":null,\"b\":[1,1]}]"),
        verdict(
            ExecutionAssert::hasEnded,
            nightly().ends(ExecutionStatus.TIMED_OUT),
            nightly(),
            "have ended",
            "is running"),
        verdict(
            it -> it.hasEndedAfter(Duration.ofSeconds(1)),
            nightly().succeeds("{}"),
            nightly(),
            "have ended PT1S after its start",
            "is running"),
        verdict(
            ExecutionAssert::hasFailed,
            nightly().fails("E", null),
            nightly().succeeds("\"%d\""),
            "have failed",
            "succeeded with output [\"%d\"]"),
        verdict(
            it -> it.hasFailedWith("States.Timeout"),
            nightly().fails("States.Timeout", null),
            nightly().fails("E", null),
            "have failed with error [States.Timeout]",
            "failed with error [E]"),
        verdict(
            it -> it.hasFailedWith("E", "c"),
            nightly().fails("E", "c"),
            nightly().fails("E", null),
            "have failed with error [E] and cause [c]",
            "failed with error [E]"),
        verdict(
            ExecutionAssert::hasTimedOut,
            nightly().ends(ExecutionStatus.TIMED_OUT),
            nightly(),
            "have timed out",
            "is running"),
        verdict(
            ExecutionAssert::wasAborted,
            nightly().ends(ExecutionStatus.ABORTED),
            nightly().ends(ExecutionStatus.TIMED_OUT),
            "have been aborted",
            "timed out"),
        verdict(
            it -> it.hasStatus(ExecutionStatus.RUNNING),
            nightly(),
            nightly().ends(ExecutionStatus.PENDING_REDRIVE),
            "have status RUNNING",
            "is PENDING_REDRIVE"),
        verdict(
            it -> it.hasAttempts("Charge", 2),
            retried(),
            nightly(),
            "have attempted state [Charge] 2 times",
            "has 0 attempts"));
  }

  private static FixedExecution nightly() {
    return FixedExecution.named("nightly").event(0, EXECUTION_STARTED).event(1, FAIL_STATE_ENTERED);
  }

  private static FixedExecution retried() {
    return nightly()
        .task(FixedTask.started("Charge").timesOut(1, TaskClock.HEARTBEAT))
        .task(FixedTask.started("Notify").succeeds(1, "{}"))
        .task(FixedTask.started("Charge").attempt(2).succeeds(1, "{}"));
  }

  private static Arguments verdict(
      Consumer<ExecutionAssert> assertion,
      Execution good,
      Execution bad,
      String expected,
      String found) {
    return Arguments.of(assertion, good, bad, expected, found);
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource("verdicts")
  void passes_or_fails_with_the_whole_message(
      Consumer<ExecutionAssert> assertion,
      Execution good,
      Execution bad,
      String expected,
      String found) {
    assertion.accept(assertThat(good));

    Failures.of(() -> assertion.accept(assertThat(bad).as("import")))
        .isEqualTo(
            """
            [import]\s
            Expecting execution
              [nightly]
            to %s
            but it %s:
              00:00:00.000  1 ExecutionStarted
            > 00:00:01.000  2 FailStateEntered\
            """
                .formatted(expected, found));
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource("verdicts")
  void refuses_a_null_execution(Consumer<ExecutionAssert> assertion) {
    Failures.of(() -> assertion.accept(assertThat((Execution) null)))
        .isEqualTo("\nExpecting actual not to be null");
  }

  @Test
  void leads_to_tasks_attempts_history_and_output() {
    assertThat(retried()).tasks().hasSize(3).last().hasAttempt(2);
    assertThat(retried()).task(1).hasTimedOutOnHeartbeat();
    assertThat(retried()).attemptsOf("Charge").hasSize(2).element(1).hasSucceeded();
    assertThat(retried()).history().contains(EXECUTION_STARTED);
    assertThat(nightly().succeeds("{}")).output().isEqualTo("{}");
  }

  @Test
  void the_twins_verify_and_return_the_execution() {
    assertThat(retried().succeeds("{}"))
        .tasksSatisfy(all -> all.hasSize(3))
        .taskSatisfies(2, task -> task.hasStateName("Notify"))
        .attemptsOfSatisfy("Charge", all -> all.hasSize(2))
        .historySatisfies(history -> history.hasSize(2))
        .outputSatisfies(json -> json.isEqualTo("{}"))
        .hasSucceeded();

    Failures.of(() -> assertThat(retried()).taskSatisfies(1, task -> task.hasSucceeded()))
        .contains("but it timed out on HeartbeatSeconds:");
  }

  @Test
  void what_is_missing_is_named_beside_what_exists() {
    Failures.expectation(() -> assertThat(retried()).attemptsOf("charge"))
        .isEqualTo("to have attempted state [charge]");
    Failures.finding(() -> assertThat(retried()).attemptsOf("charge"))
        .isEqualTo("but it has attempted [Charge, Notify]:");
    Failures.finding(() -> assertThat(retried()).task(4)).isEqualTo("but it has 3 tasks:");
    Failures.finding(() -> assertThat(nightly()).output()).isEqualTo("but it is running:");
  }

  @Test
  void has_the_name_that_it_was_started_under() {
    assertThat(nightly()).hasName("nightly");

    Failures.expectation(() -> assertThat(nightly()).hasName("weekly"))
        .isEqualTo("to have name [weekly]");
    Failures.finding(() -> assertThat(nightly()).hasName("weekly"))
        .isEqualTo("but its name is [nightly]:");
  }

  @Test
  void has_entered_all_states_in_their_order_and_no_others() {
    FixedExecution execution =
        FixedExecution.named("order")
            .event(0, EXECUTION_STARTED)
            .event(0, TASK_STATE_ENTERED, it -> it.stateEnteredEventDetails(e -> e.name("Charge")))
            .event(1, FAIL_STATE_ENTERED, it -> it.stateEnteredEventDetails(e -> e.name("Stop")));

    assertThat(execution).hasEnteredStates("Charge", "Stop");

    Failures.expectation(() -> assertThat(execution).hasEnteredStates("Stop", "Charge"))
        .isEqualTo("to have entered the states [Stop, Charge]");
    Failures.finding(() -> assertThat(execution).hasEnteredStates("Charge"))
        .isEqualTo("but it has entered [Charge, Stop]:");
  }

  @Test
  void refuses_bad_arguments() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(nightly()).hasSucceededWithJson("{a"))
        .withMessageStartingWith("hasSucceededWithJson got [{a], which is not JSON: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(nightly()).hasEndedAfter(Duration.ofSeconds(-1)))
        .withMessage("hasEndedAfter takes a duration of zero or more, found [PT-1S]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(retried()).task(0))
        .withMessage("task counts from 1, found [0]: 1 is the first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(retried()).hasAttempts("Charge", -1))
        .withMessage("hasAttempts takes a count of zero or more, found [-1]");
  }
}
