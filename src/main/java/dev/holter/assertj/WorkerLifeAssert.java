package dev.holter.assertj;

import static java.util.Objects.requireNonNull;

import dev.holter.execution.WorkerLife;
import dev.holter.execution.WorkerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * Assertions for a run of a worker: whether it still runs, when it ended and how.
 *
 * <p>What a worker throws fails the test when the test ends. The assertions that find the failure
 * they expect, {@link #hasFailed()}, {@link #hasFailedWith} and {@link #failure()}, count as the
 * test's answer to it: it does not fail the test any more.
 *
 * <p>{@link #failure()} is not soft in soft assertions, and gives {@code null} there if it fails;
 * its twin {@link #failureSatisfies} is soft.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class WorkerLifeAssert extends AbstractAssert<WorkerLifeAssert, WorkerLife> {

  WorkerLifeAssert(@Nullable WorkerLife actual) {
    super(actual, WorkerLifeAssert.class);
  }

  /**
   * Verifies that the worker has not ended.
   *
   * <pre>{@code
   * // passes:
   * assertThat(worker).isRunning(); // it polls in a loop
   * // fails once its run method has returned or thrown:
   * assertThat(worker).isRunning();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the worker has ended
   */
  public WorkerLifeAssert isRunning() {
    return verifyStatus(WorkerStatus.RUNNING, "be running");
  }

  /**
   * Verifies that the worker has ended, in whatever way.
   *
   * <pre>{@code
   * // passes:
   * assertThat(worker).hasEnded(); // returned, failed, stopped or crashed
   * // fails while it polls in a loop:
   * assertThat(worker).hasEnded();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the worker is running
   */
  public WorkerLifeAssert hasEnded() {
    isNotNull();
    if (actual.status() == WorkerStatus.RUNNING) {
      throw failure("%s", WorkerMessage.of(actual, "have ended"));
    }
    return this;
  }

  /**
   * Verifies that the worker ended exactly so long after its start. Virtual time makes this exact.
   *
   * <pre>{@code
   * // passes:
   * assertThat(worker).hasEndedAfter(ofMinutes(5)); // it gives up after 5 minutes without a task
   * // fails if it ended a nanosecond earlier or later:
   * assertThat(worker).hasEndedAfter(ofMinutes(5));
   * }</pre>
   *
   * @param expected the time from start to end
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the worker is running or ended at another instant
   * @throws IllegalArgumentException if {@code expected} is negative
   */
  public WorkerLifeAssert hasEndedAfter(Duration expected) {
    isNotNull();
    Arguments.requireNotNegative(expected, "hasEndedAfter");
    Instant start = actual.startedAt();
    Duration found = actual.endedAt().map(end -> Duration.between(start, end)).orElse(null);
    if (!expected.equals(found)) {
      throw failureWithActualExpected(
          found,
          expected,
          "%s",
          WorkerMessage.of(actual, "have ended " + expected + " after its start"));
    }
    return this;
  }

  /**
   * Verifies the virtual instant at which the worker ended.
   *
   * <pre>{@code
   * // passes:
   * assertThat(worker).hasEndedAt(clock.instant()); // it was stopped just now
   * // fails if it had ended before:
   * assertThat(worker).hasEndedAt(clock.instant());
   * }</pre>
   *
   * @param expected the instant
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the worker is running or ended at another instant
   */
  public WorkerLifeAssert hasEndedAt(Instant expected) {
    isNotNull();
    requireNonNull(expected, "expected");
    Instant found = actual.endedAt().orElse(null);
    if (!expected.equals(found)) {
      String after = Duration.between(actual.startedAt(), expected) + " after its start";
      throw failureWithActualExpected(
          found,
          expected,
          "%s",
          WorkerMessage.of(actual, "have ended at " + expected + ", " + after));
    }
    return this;
  }

  /**
   * Verifies that the worker ended by itself, without an exception.
   *
   * <pre>{@code
   * // passes:
   * assertThat(worker).hasReturned(); // it leaves its loop when the activity is gone
   * // fails if the test had to stop it:
   * assertThat(worker).hasReturned();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the worker is running or ended in another way
   */
  public WorkerLifeAssert hasReturned() {
    return verifyStatus(WorkerStatus.RETURNED, "have returned");
  }

  /**
   * Verifies that the worker ended because it was stopped.
   *
   * <pre>{@code
   * // passes:
   * assertThat(worker).wasStopped(); // after worker.stop()
   * // fails if it had returned before that:
   * assertThat(worker).wasStopped();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the worker is running or ended in another way
   */
  public WorkerLifeAssert wasStopped() {
    return verifyStatus(WorkerStatus.STOPPED, "have been stopped");
  }

  /**
   * Verifies that the worker's machine crashed while it was running.
   *
   * <pre>{@code
   * // passes:
   * assertThat(worker).hasCrashed(); // after worker.crash()
   * // fails if it had returned before that:
   * assertThat(worker).hasCrashed();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the worker is running or ended in another way
   */
  public WorkerLifeAssert hasCrashed() {
    return verifyStatus(WorkerStatus.CRASHED, "have crashed");
  }

  /**
   * Verifies that the worker ended with an exception. That exception does not fail the test any
   * more.
   *
   * <pre>{@code
   * // passes:
   * assertThat(worker).hasFailed(); // the service refused its poll
   * // fails if the worker catches that:
   * assertThat(worker).hasFailed();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the worker is running or ended in another way
   */
  public WorkerLifeAssert hasFailed() {
    verifyStatus(WorkerStatus.FAILED, "have failed");
    actual.expectFailure();
    return this;
  }

  /**
   * Verifies that the worker ended with an exception of a type. That exception does not fail the
   * test any more.
   *
   * <pre>{@code
   * // passes:
   * assertThat(worker).hasFailedWith(ActivityDoesNotExistException.class);
   * // fails if it ended with another exception:
   * assertThat(worker).hasFailedWith(ActivityDoesNotExistException.class);
   * }</pre>
   *
   * @param type the exception's class, or a superclass of it
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the worker is running, ended in another way or threw something else
   */
  public WorkerLifeAssert hasFailedWith(Class<? extends Throwable> type) {
    isNotNull();
    requireNonNull(type, "type");
    if (!actual.failure().filter(type::isInstance).isPresent()) {
      throw failure("%s", WorkerMessage.of(actual, "have failed with a " + type.getName()));
    }
    actual.expectFailure();
    return this;
  }

  /**
   * Moves on to the exception that ended the worker. It does not fail the test any more.
   *
   * <pre>{@code
   * // passes:
   * assertThat(worker).failure().hasMessageContaining("disk full");
   * // fails while the worker is running:
   * assertThat(worker).failure();
   * }</pre>
   *
   * @return assertions on the exception
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the worker is running or ended in another way
   */
  public AbstractThrowableAssert<?, ? extends Throwable> failure() {
    hasFailed();
    return Descriptions.inherit(this, Assertions.assertThat(actual.failure().orElse(null)));
  }

  /**
   * Verifies the exception that ended the worker; the soft twin of {@link #failure()}.
   *
   * <pre>{@code
   * // passes:
   * assertThat(worker).failureSatisfies(it -> it.hasMessageContaining("disk full"));
   * // fails while the worker is running:
   * assertThat(worker).failureSatisfies(it -> {});
   * }</pre>
   *
   * @param requirements assertions on the exception
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the worker has not failed, or {@code requirements} throws it
   */
  public WorkerLifeAssert failureSatisfies(
      Consumer<AbstractThrowableAssert<?, ? extends Throwable>> requirements) {
    requirements.accept(failure());
    return this;
  }

  private WorkerLifeAssert verifyStatus(WorkerStatus expected, String expectation) {
    isNotNull();
    if (actual.status() != expected) {
      throw failureWithActualExpected(
          actual.status(), expected, "%s", WorkerMessage.of(actual, expectation));
    }
    return this;
  }
}
