package dev.holter.assertj;

import static java.util.Objects.requireNonNull;

import dev.holter.execution.Execution;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.StateEnteredEventDetails;

/**
 * The part of {@link ExecutionAssert} that is about where an execution stands and how it ended.
 *
 * @param <SELF> the assert type that its methods return
 */
abstract class AbstractExecutionOutcomeAssert<SELF extends AbstractExecutionOutcomeAssert<SELF>>
    extends AbstractAssert<SELF, Execution> {

  AbstractExecutionOutcomeAssert(@Nullable Execution actual, Class<?> selfType) {
    super(actual, selfType);
  }

  /**
   * Verifies that the execution has not ended.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).isRunning(); // before its last state has ended
   * // fails once it has ended:
   * assertThat(execution).isRunning();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the execution stands elsewhere
   */
  public SELF isRunning() {
    verifyStatus(ExecutionStatus.RUNNING, "be running");
    return myself;
  }

  /**
   * Verifies that the execution has ended, whatever the outcome.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).hasEnded(); // succeeded, failed, timed out or aborted
   * // fails while it is running:
   * assertThat(execution).hasEnded();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the execution is running, or waits to be redriven
   */
  public SELF hasEnded() {
    isNotNull();
    if (actual.stoppedAt().isEmpty()) {
      throw failure("%s", ExecutionMessage.outcome(actual, "have ended"));
    }
    return myself;
  }

  /**
   * Verifies that the execution ended exactly so long after its start. Virtual time makes this
   * exact.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).hasEndedAfter(ofMinutes(5)); // a Wait state of 300 seconds
   * // fails if it ended a nanosecond earlier or later:
   * assertThat(execution).hasEndedAfter(ofMinutes(5));
   * }</pre>
   *
   * @param expected the time from start to end
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the execution is running or ended at another instant
   * @throws IllegalArgumentException if {@code expected} is negative
   */
  public SELF hasEndedAfter(Duration expected) {
    isNotNull();
    Arguments.requireNotNegative(expected, "hasEndedAfter");
    Duration found =
        actual.stoppedAt().map(end -> Duration.between(actual.startedAt(), end)).orElse(null);
    if (!expected.equals(found)) {
      String after = found == null ? "" : ", " + found + " after its start";
      throw failureWithActualExpected(
          found,
          expected,
          "%s",
          ExecutionMessage.of(
              actual,
              "have ended " + expected + " after its start",
              "it " + OutcomeWording.of(actual) + after));
    }
    return myself;
  }

  /**
   * Verifies the name of the execution.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).hasName("nightly-2026-11-27");
   * // fails if it was started under another name:
   * assertThat(execution).hasName("nightly-2026-11-27");
   * }</pre>
   *
   * @param expected the name that was given to, or made up by, {@code StartExecution}
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the name is another one
   */
  public SELF hasName(String expected) {
    isNotNull();
    requireNonNull(expected, "expected");
    if (!actual.name().equals(expected)) {
      throw failureWithActualExpected(
          actual.name(),
          expected,
          "%s",
          ExecutionMessage.of(
              actual, "have name [" + expected + "]", "its name is [" + actual.name() + "]"));
    }
    return myself;
  }

  /**
   * Verifies which states were entered, in the order of the history: all of them, one name for each
   * time that a state was entered. A retry does not enter its state again. States inside of
   * Parallel and Map states are among them, in the order in which their events were written.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).hasEnteredStates("Reserve", "Charge", "Refund");
   * // fails if the charge succeeded and nothing was refunded:
   * assertThat(execution).hasEnteredStates("Reserve", "Charge", "Refund");
   * }</pre>
   *
   * @param names the names of the states
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if other states were entered, or in another order
   */
  public SELF hasEnteredStates(String... names) {
    isNotNull();
    List<String> expected = List.of(names);
    List<String> found =
        actual.history().stream()
            .map(HistoryEvent::stateEnteredEventDetails)
            .filter(Objects::nonNull)
            .map(StateEnteredEventDetails::name)
            .toList();
    if (!found.equals(expected)) {
      throw failureWithActualExpected(
          found,
          expected,
          "%s",
          ExecutionMessage.of(
              actual, "have entered the states " + expected, "it has entered " + found));
    }
    return myself;
  }

  /**
   * Verifies that the execution ended with success.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).hasSucceeded(); // after its last state
   * // fails while it is running:
   * assertThat(execution).hasSucceeded();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the execution stands elsewhere
   */
  public SELF hasSucceeded() {
    verifyStatus(ExecutionStatus.SUCCEEDED, "have succeeded");
    return myself;
  }

  /**
   * Verifies that the execution ended with success and exactly this output. The texts are compared
   * as they are; {@link #hasSucceededWithJson} compares JSON by meaning.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).hasSucceededWith("{\"size\":3}");
   * // fails if the output has a blank more:
   * assertThat(execution).hasSucceededWith("{\"size\":3}");
   * }</pre>
   *
   * @param output the expected output as JSON text
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the execution has not succeeded, or with another output
   */
  public SELF hasSucceededWith(String output) {
    requireNonNull(output, "output");
    String expectation = "have succeeded with output [" + output + "]";
    verifyStatus(ExecutionStatus.SUCCEEDED, expectation);
    verifyText(output, actual.output(), expectation);
    return myself;
  }

  /**
   * Verifies that the execution ended with success and an output that means the same: blanks and
   * the order of members do not count, numbers are compared by value.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).hasSucceededWithJson("{ \"size\": 3.0 }"); // {"size":3}
   * // fails if the output has another member:
   * assertThat(execution).hasSucceededWithJson("{ \"size\": 3.0 }");
   * }</pre>
   *
   * @param output the expected output as JSON text
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the execution has not succeeded, or with another output
   * @throws IllegalArgumentException if {@code output} is not JSON
   */
  public SELF hasSucceededWithJson(String output) {
    JsonText expected = JsonText.ofTest(output, "hasSucceededWithJson");
    String expectation = "have succeeded with output [" + output + "], compared as JSON";
    verifyStatus(ExecutionStatus.SUCCEEDED, expectation);
    if (!expected.meansTheSameAs(actual.output())) {
      throw failureWithActualExpected(
          actual.output().orElse(null),
          output,
          "%s",
          ExecutionMessage.outcome(actual, expectation));
    }
    return myself;
  }

  /**
   * Verifies that the execution ended with a failure.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).hasFailed(); // an error that no Catch took
   * // fails while it is running:
   * assertThat(execution).hasFailed();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the execution stands elsewhere
   */
  public SELF hasFailed() {
    verifyStatus(ExecutionStatus.FAILED, "have failed");
    return myself;
  }

  /**
   * Verifies that the execution failed with an error name.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).hasFailedWith("States.Timeout"); // from ActivityTimedOut
   * // fails if the error is another one:
   * assertThat(execution).hasFailedWith("Payment.Declined");
   * }</pre>
   *
   * @param error the expected error name
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the execution has not failed, or with another error
   */
  public SELF hasFailedWith(String error) {
    requireNonNull(error, "error");
    String expectation = OutcomeWording.expectedFailure(error);
    verifyStatus(ExecutionStatus.FAILED, expectation);
    verifyText(error, actual.error(), expectation);
    return myself;
  }

  /**
   * Verifies that the execution failed with an error name and a cause.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).hasFailedWith("Payment.Declined", "card expired");
   * // fails if the cause is another one:
   * assertThat(execution).hasFailedWith("Payment.Declined", "no funds");
   * }</pre>
   *
   * @param error the expected error name
   * @param cause the expected cause, the whole text
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the execution has not failed, or with another error or cause
   */
  public SELF hasFailedWith(String error, String cause) {
    requireNonNull(error, "error");
    requireNonNull(cause, "cause");
    String expectation = OutcomeWording.expectedFailure(error, cause);
    verifyStatus(ExecutionStatus.FAILED, expectation);
    verifyText(error, actual.error(), expectation);
    verifyText(cause, actual.cause(), expectation);
    return myself;
  }

  /**
   * Verifies that the execution ended because {@code TimeoutSeconds} of its definition were over. A
   * task that timed out makes its execution fail, not time out.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).hasTimedOut(); // TimeoutSeconds of the definition are over
   * // fails while it is running:
   * assertThat(execution).hasTimedOut();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the execution stands elsewhere
   */
  public SELF hasTimedOut() {
    verifyStatus(ExecutionStatus.TIMED_OUT, "have timed out");
    return myself;
  }

  /**
   * Verifies that the execution was stopped.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).wasAborted(); // after StopExecution
   * // fails while it is running:
   * assertThat(execution).wasAborted();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the execution stands elsewhere
   */
  public SELF wasAborted() {
    verifyStatus(ExecutionStatus.ABORTED, "have been aborted");
    return myself;
  }

  /**
   * Verifies the status of the execution.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).hasStatus(ExecutionStatus.RUNNING);
   * // fails once it has ended:
   * assertThat(execution).hasStatus(ExecutionStatus.RUNNING);
   * }</pre>
   *
   * @param expected the status
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the status is another one
   */
  public SELF hasStatus(ExecutionStatus expected) {
    requireNonNull(expected, "expected");
    verifyStatus(expected, "have status " + expected);
    return myself;
  }

  private void verifyStatus(ExecutionStatus expected, String expectation) {
    isNotNull();
    if (actual.status() != expected) {
      throw failureWithActualExpected(
          actual.status(), expected, "%s", ExecutionMessage.outcome(actual, expectation));
    }
  }

  private void verifyText(String expected, Optional<String> found, String expectation) {
    if (!Objects.equals(found.orElse(null), expected)) {
      throw failureWithActualExpected(
          found.orElse(null), expected, "%s", ExecutionMessage.outcome(actual, expectation));
    }
  }
}
