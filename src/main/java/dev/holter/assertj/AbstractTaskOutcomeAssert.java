package dev.holter.assertj;

import static java.util.Objects.requireNonNull;

import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskStatus;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link TaskAttemptAssert} that is about what a task ended with.
 *
 * @param <SELF> the assert type that its methods return
 */
abstract class AbstractTaskOutcomeAssert<SELF extends AbstractTaskOutcomeAssert<SELF>>
    extends AbstractTaskStateAssert<SELF> {

  AbstractTaskOutcomeAssert(@Nullable TaskAttempt actual, Class<?> selfType) {
    super(actual, selfType);
  }

  /**
   * Verifies that the task ended with success.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasSucceeded(); // after SendTaskSuccess
   * // fails while it is running:
   * assertThat(task).hasSucceeded();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the task stands elsewhere
   */
  public SELF hasSucceeded() {
    verifyStatus(TaskStatus.SUCCEEDED, "have succeeded");
    return myself;
  }

  /**
   * Verifies that the task ended with success and exactly this output. The texts are compared as
   * they are; {@link #hasSucceededWithJson} compares JSON by meaning.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasSucceededWith("{\"size\":3}"); // sent with that output
   * // fails if the output was sent with a blank more:
   * assertThat(task).hasSucceededWith("{\"size\":3}");
   * }</pre>
   *
   * @param output the expected output as JSON text
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the task has not succeeded, or with another output
   */
  public SELF hasSucceededWith(String output) {
    requireNonNull(output, "output");
    String expectation = "have succeeded with output [" + output + "]";
    verifyStatus(TaskStatus.SUCCEEDED, expectation);
    verifyText(output, actual.output(), expectation);
    return myself;
  }

  /**
   * Verifies that the task ended with success and an output that means the same: blanks and the
   * order of members do not count, numbers are compared by value.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasSucceededWithJson("{ \"size\": 3.0 }"); // sent as {"size":3}
   * // fails if the output has another member:
   * assertThat(task).hasSucceededWithJson("{ \"size\": 3.0 }");
   * }</pre>
   *
   * @param output the expected output as JSON text
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the task has not succeeded, or with another output
   * @throws IllegalArgumentException if {@code output} is not JSON
   */
  public SELF hasSucceededWithJson(String output) {
    JsonText expected = JsonText.ofTest(output, "hasSucceededWithJson");
    String expectation = "have succeeded with output [" + output + "], compared as JSON";
    verifyStatus(TaskStatus.SUCCEEDED, expectation);
    if (!expected.meansTheSameAs(actual.output())) {
      throw failureWithActualExpected(
          actual.output().orElse(null), output, "%s", TaskMessage.outcome(actual, expectation));
    }
    return myself;
  }

  /**
   * Verifies that the task ended with a failure that the worker or the integration reported.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasFailed(); // after SendTaskFailure
   * // fails if it timed out instead:
   * assertThat(task).hasFailed();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the task stands elsewhere
   */
  public SELF hasFailed() {
    verifyStatus(TaskStatus.FAILED, "have failed");
    return myself;
  }

  /**
   * Verifies that the task failed with an error name.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasFailedWith("Payment.Declined");
   * // fails if the error is another one:
   * assertThat(task).hasFailedWith("payment.declined");
   * }</pre>
   *
   * @param error the expected error name
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the task has not failed, or with another error
   */
  public SELF hasFailedWith(String error) {
    requireNonNull(error, "error");
    String expectation = OutcomeWording.expectedFailure(error);
    verifyStatus(TaskStatus.FAILED, expectation);
    verifyText(error, actual.error(), expectation);
    return myself;
  }

  /**
   * Verifies that the task failed with an error name and a cause.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasFailedWith("Payment.Declined", "card expired");
   * // fails if the cause is another one:
   * assertThat(task).hasFailedWith("Payment.Declined", "no funds");
   * }</pre>
   *
   * @param error the expected error name
   * @param cause the expected cause, the whole text
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the task has not failed, or with another error or cause
   */
  public SELF hasFailedWith(String error, String cause) {
    requireNonNull(error, "error");
    requireNonNull(cause, "cause");
    String expectation = OutcomeWording.expectedFailure(error, cause);
    verifyStatus(TaskStatus.FAILED, expectation);
    verifyText(error, actual.error(), expectation);
    verifyText(cause, actual.cause(), expectation);
    return myself;
  }

  private void verifyText(String expected, Optional<String> found, String expectation) {
    if (!Objects.equals(found.orElse(null), expected)) {
      throw failureWithActualExpected(
          found.orElse(null), expected, "%s", TaskMessage.outcome(actual, expectation));
    }
  }
}
