package dev.holter.assertj;

import static java.util.Objects.requireNonNull;

import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskClock;
import dev.holter.execution.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link TaskAttemptAssert} that is about where a task stands, when it ended and which
 * clock ended it.
 *
 * @param <SELF> the assert type that its methods return
 */
abstract class AbstractTaskStateAssert<SELF extends AbstractTaskStateAssert<SELF>>
    extends AbstractAssert<SELF, TaskAttempt> {

  AbstractTaskStateAssert(@Nullable TaskAttempt actual, Class<?> selfType) {
    super(actual, selfType);
  }

  /**
   * Verifies that the task still waits for a worker.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).isScheduled(); // nobody has polled yet
   * // fails once a worker has the token:
   * assertThat(task).isScheduled();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the task stands elsewhere
   */
  public SELF isScheduled() {
    verifyStatus(TaskStatus.SCHEDULED, "be scheduled");
    return myself;
  }

  /**
   * Verifies that a worker has the task and that it has not ended.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).isRunning(); // polled, beaten, not ended
   * // fails once it has succeeded, failed or timed out:
   * assertThat(task).isRunning();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the task stands elsewhere
   */
  public SELF isRunning() {
    verifyStatus(TaskStatus.RUNNING, "be running");
    return myself;
  }

  /**
   * Verifies that the task has not ended: it waits for a worker or is running.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).isOpen(); // scheduled or running
   * // fails once it has ended:
   * assertThat(task).isOpen();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the task has ended
   */
  public SELF isOpen() {
    isNotNull();
    if (!actual.status().isOpen()) {
      throw failure("%s", TaskMessage.outcome(actual, "be open"));
    }
    return myself;
  }

  /**
   * Verifies that the task has ended, in whatever way.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasEnded(); // after SendTaskSuccess
   * // fails while it is running:
   * assertThat(task).hasEnded();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the task is open
   */
  public SELF hasEnded() {
    isNotNull();
    if (actual.status().isOpen()) {
      throw failure("%s", TaskMessage.outcome(actual, "have ended"));
    }
    return myself;
  }

  /**
   * Verifies that the task ended exactly so long after its start, or after its scheduling if no
   * worker ever had it. Virtual time makes this exact.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasEndedAfter(ofSeconds(60)); // HeartbeatSeconds 60, no beat
   * // fails if it ended a nanosecond earlier or later:
   * assertThat(task).hasEndedAfter(ofSeconds(60));
   * }</pre>
   *
   * @param expected the time from start to end
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the task is open or ended at another instant
   * @throws IllegalArgumentException if {@code expected} is negative
   */
  public SELF hasEndedAfter(Duration expected) {
    isNotNull();
    Arguments.requireNotNegative(expected, "hasEndedAfter");
    Instant start = actual.startedAt().orElse(actual.scheduledAt());
    Duration found = actual.endedAt().map(end -> Duration.between(start, end)).orElse(null);
    if (!expected.equals(found)) {
      String after = found == null ? "" : ", " + found + " after its start";
      throw failureWithActualExpected(
          found,
          expected,
          "%s",
          TaskMessage.now(
              actual,
              "have ended " + expected + " after its start",
              "it " + OutcomeWording.of(actual) + after));
    }
    return myself;
  }

  /**
   * Verifies that one of the clocks of the task ended it.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasTimedOut(); // no beat within HeartbeatSeconds
   * // fails if the worker reported a failure in time:
   * assertThat(task).hasTimedOut();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the task stands elsewhere
   */
  public SELF hasTimedOut() {
    verifyStatus(TaskStatus.TIMED_OUT, "have timed out");
    return myself;
  }

  /**
   * Verifies that a certain clock of the task ended it.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasTimedOutOn(TaskClock.HEARTBEAT); // beats stopped
   * // fails if TimeoutSeconds was over first:
   * assertThat(task).hasTimedOutOn(TaskClock.HEARTBEAT);
   * }</pre>
   *
   * @param clock the clock
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the task has not timed out, or on the other clock
   */
  public SELF hasTimedOutOn(TaskClock clock) {
    requireNonNull(clock, "clock");
    String expectation = "have timed out on " + clock.field();
    verifyStatus(TaskStatus.TIMED_OUT, expectation);
    if (!actual.expiredClock().equals(Optional.of(clock))) {
      throw failureWithActualExpected(
          actual.expiredClock().orElse(null),
          clock,
          "%s",
          TaskMessage.outcome(actual, expectation));
    }
    return myself;
  }

  /**
   * Verifies that the task ended because no heartbeat came within {@code HeartbeatSeconds}.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasTimedOutOnHeartbeat(); // beats stopped
   * // fails if TimeoutSeconds was over first:
   * assertThat(task).hasTimedOutOnHeartbeat();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the task has not timed out, or on {@code TimeoutSeconds}
   */
  public SELF hasTimedOutOnHeartbeat() {
    return hasTimedOutOn(TaskClock.HEARTBEAT);
  }

  /**
   * Verifies that the task ended because {@code TimeoutSeconds} were over.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasTimedOutOnTimeout(); // beats went on to the end
   * // fails if a beat was missed before that:
   * assertThat(task).hasTimedOutOnTimeout();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the task has not timed out, or on {@code HeartbeatSeconds}
   */
  public SELF hasTimedOutOnTimeout() {
    return hasTimedOutOn(TaskClock.TIMEOUT);
  }

  /**
   * Verifies that the task ended because its execution ended first.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).wasAborted(); // after StopExecution
   * // fails while the execution is running:
   * assertThat(task).wasAborted();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the task stands elsewhere
   */
  public SELF wasAborted() {
    verifyStatus(TaskStatus.ABORTED, "have been aborted");
    return myself;
  }

  void verifyStatus(TaskStatus expected, String expectation) {
    isNotNull();
    if (actual.status() != expected) {
      throw failureWithActualExpected(
          actual.status(), expected, "%s", TaskMessage.outcome(actual, expectation));
    }
  }
}
