package dev.holter.assertj;

import static dev.holter.Caught.catchThrowableOfType;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static dev.holter.assertj.HolterAssertions.assertThatIllegalArgumentException;
import static dev.holter.assertj.HolterAssertions.assertThatNullPointerException;
import static dev.holter.execution.FixedTask.started;
import static dev.holter.execution.FixedTask.waiting;
import static java.time.Duration.ofSeconds;

import dev.holter.execution.FixedTask;
import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskClock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

class TaskOutcomeAssertTests {

  private static final FixedTask WAITING = waiting("charge").now(1);
  private static final FixedTask RUNNING = started("charge").now(1);
  private static final FixedTask SUCCEEDED = started("charge").succeeds(1, "{\"rate\":\"5%d\"}");
  private static final FixedTask FAILED = started("charge").fails(1, "Declined", "100%s");
  private static final FixedTask MISSED = started("charge").timesOut(1, TaskClock.HEARTBEAT);
  private static final FixedTask EXPIRED = started("charge").timesOut(1, TaskClock.TIMEOUT);
  private static final FixedTask ABORTED = started("charge").aborts(1);

  static Stream<Arguments> verdicts() {
    return Stream.of(
        verdict(TaskAttemptAssert::isScheduled, WAITING, RUNNING, "be scheduled", "is running"),
        verdict(TaskAttemptAssert::isRunning, RUNNING, WAITING, "be running", "waits for a worker"),
        verdict(TaskAttemptAssert::isOpen, WAITING, ABORTED, "be open", "was aborted"),
        verdict(TaskAttemptAssert::isOpen, RUNNING, ABORTED, "be open", "was aborted"),
        verdict(TaskAttemptAssert::hasEnded, ABORTED, RUNNING, "have ended", "is running"),
        verdict(
            TaskAttemptAssert::hasSucceeded,
            SUCCEEDED,
            FAILED,
            "have succeeded",
            "failed with error [Declined] and cause [100%s]"),
        verdict(
            it -> it.hasSucceededWith("{\"rate\":\"5%d\"}"),
            SUCCEEDED,
            started("charge").succeeds(1, "{}"),
            "have succeeded with output [{\"rate\":\"5%d\"}]",
            "succeeded with output [{}]"),
        verdict(
            it -> it.hasSucceededWith("{\"rate\":\"5%d\"}"),
            SUCCEEDED,
            RUNNING,
            "have succeeded with output [{\"rate\":\"5%d\"}]",
            "is running"),
        verdict(
            it -> it.hasSucceededWithJson("{ \"rate\" : \"5%d\" }"),
            SUCCEEDED,
            started("charge").succeeds(1, "{}"),
            "have succeeded with output [{ \"rate\" : \"5%d\" }], compared as JSON",
            "succeeded with output [{}]"),
        verdict(
            TaskAttemptAssert::hasFailed,
            FAILED,
            SUCCEEDED,
            "have failed",
            "succeeded with output [{\"rate\":\"5%d\"}]"),
        verdict(
            it -> it.hasFailedWith("Declined"),
            FAILED,
            started("charge").fails(1, null, null),
            "have failed with error [Declined]",
            "failed with no error"),
        verdict(
            it -> it.hasFailedWith("Declined", "100%s"),
            FAILED,
            started("charge").fails(1, "Declined", "99%s"),
            "have failed with error [Declined] and cause [100%s]",
            "failed with error [Declined] and cause [99%s]"),
        verdict(
            it -> it.hasFailedWith("Declined", "100%s"),
            FAILED,
            started("charge").fails(1, "Refused", "100%s"),
            "have failed with error [Declined] and cause [100%s]",
            "failed with error [Refused] and cause [100%s]"),
        verdict(TaskAttemptAssert::hasTimedOut, MISSED, RUNNING, "have timed out", "is running"),
        verdict(
            TaskAttemptAssert::hasTimedOutOnHeartbeat,
            MISSED,
            EXPIRED,
            "have timed out on HeartbeatSeconds",
            "timed out on TimeoutSeconds"),
        verdict(
            TaskAttemptAssert::hasTimedOutOnTimeout,
            EXPIRED,
            MISSED,
            "have timed out on TimeoutSeconds",
            "timed out on HeartbeatSeconds"),
        verdict(
            it -> it.hasTimedOutOn(TaskClock.TIMEOUT),
            EXPIRED,
            RUNNING,
            "have timed out on TimeoutSeconds",
            "is running"),
        verdict(TaskAttemptAssert::wasAborted, ABORTED, RUNNING, "have been aborted", "is running"),
        verdict(
            it -> it.hasEndedAfter(ofSeconds(1)),
            MISSED,
            started("charge").aborts(1.000000001),
            "have ended PT1S after its start",
            "was aborted, PT1.000000001S after its start"),
        verdict(
            it -> it.hasEndedAfter(ofSeconds(1)),
            ABORTED,
            RUNNING,
            "have ended PT1S after its start",
            "is running"),
        verdict(
            it -> it.hasAttempt(1),
            RUNNING,
            started("s").attempt(2),
            "be attempt 1",
            "is attempt 2"),
        verdict(
            it -> it.hasStateName("charge"),
            RUNNING,
            started("refund"),
            "be of state [charge]",
            "its state is [refund]"),
        verdict(
            it -> it.hasWorkerName("w-%s"),
            started("s").worker("w-%s"),
            started("s").worker("w-2"),
            "have worker [w-%s]",
            "its worker is [w-2]"),
        verdict(
            it -> it.hasWorkerName("w-1"),
            started("s").worker("w-1"),
            RUNNING,
            "have worker [w-1]",
            "it has no worker name"));
  }

  private static Arguments verdict(
      Consumer<TaskAttemptAssert> assertion,
      TaskAttempt good,
      TaskAttempt bad,
      String expected,
      String found) {
    return Arguments.of(
        assertion, good, bad, expected, found.startsWith("it") ? found : "it " + found);
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource("verdicts")
  void passes_or_fails_with_what_was_found(
      Consumer<TaskAttemptAssert> assertion,
      TaskAttempt good,
      TaskAttempt bad,
      String expected,
      String found) {
    assertion.accept(assertThat(good));

    Failures.expectation(() -> assertion.accept(assertThat(bad))).isEqualTo("to " + expected);
    Failures.finding(() -> assertion.accept(assertThat(bad)))
        .isEqualTo("but " + found.replace("it its", "its") + ":");
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource("verdicts")
  void refuses_a_null_task(Consumer<TaskAttemptAssert> assertion) {
    Failures.of(() -> assertion.accept(assertThat((TaskAttempt) null)))
        .isEqualTo("\nExpecting actual not to be null");
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource("verdicts")
  void keeps_the_description(
      Consumer<TaskAttemptAssert> assertion, TaskAttempt good, TaskAttempt bad) {
    Failures.of(() -> assertion.accept(assertThat(bad).as("nightly %s", "import")))
        .startsWith("[nightly import] \nExpecting task\n  [");
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource("verdicts")
  void honours_an_overriding_message(
      Consumer<TaskAttemptAssert> assertion, TaskAttempt good, TaskAttempt bad) {
    Failures.of(() -> assertion.accept(assertThat(bad).overridingErrorMessage("see %s", "INC-1")))
        .isEqualTo("see INC-1");
  }

  @Test
  void shows_the_end_of_the_timeline() {
    Failures.of(() -> assertThat(FAILED).as("nightly import").hasSucceeded())
        .isEqualTo(
            """
            [nightly import]\s
            Expecting task
              [charge #1, token ...9f3a]
            to have succeeded
            but it failed with error [Declined] and cause [100%s]:
              00:00:00.000  scheduled
              00:00:00.000  started
            > 00:00:01.000  SendTaskFailure
            > 00:00:01.000  failed  gap PT1S  error Declined  cause 100%s\
            """);
  }

  @Test
  void carries_actual_and_expected_for_a_diff() {
    AssertionFailedError error =
        catchThrowableOfType(
            AssertionFailedError.class, () -> assertThat(SUCCEEDED).hasSucceededWith("{}"));

    assertThat(error.getActual().getValue()).isEqualTo("{\"rate\":\"5%d\"}");
    assertThat(error.getExpected().getValue()).isEqualTo("{}");
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller without a null checker can do
  void refuses_bad_arguments() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(RUNNING).hasAttempt(0))
        .withMessage("hasAttempt counts from 1, found [0]: 1 is the first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(ABORTED).hasEndedAfter(ofSeconds(-1)))
        .withMessage("hasEndedAfter takes a duration of zero or more, found [PT-1S]");
    assertThatNullPointerException()
        .isThrownBy(() -> assertThat(SUCCEEDED).hasSucceededWith(null))
        .withMessage("output");
  }
}
