package dev.holter.assertj;

import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskCall;
import dev.holter.report.TaskTimeline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@link TaskAttemptAssert} that is about when heartbeats came.
 *
 * <p>All times are virtual. Only accepted heartbeats count as beats.
 *
 * @param <SELF> the assert type that its methods return
 */
abstract class AbstractTaskCadenceAssert<SELF extends AbstractTaskCadenceAssert<SELF>>
    extends AbstractTaskOutcomeAssert<SELF> {

  AbstractTaskCadenceAssert(@Nullable TaskAttempt actual, Class<?> selfType) {
    super(actual, selfType);
  }

  /**
   * Verifies that no stretch of the task without a heartbeat is longer than a bound, which is
   * included.
   *
   * <p>The stretches are: from the start (when a worker got the task) to the first beat, between
   * beats, and from the last beat to the end of the task or, while it is open, to now. A running
   * task that has never beaten fails whatever the bound, so the assertion cannot pass with a worker
   * that does nothing; so does a task that no worker ever had.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).beatsAtMost(ofSeconds(30)); // gaps of 20 s and 30 s
   * // fails with gaps of 20 s and 31 s:
   * assertThat(task).beatsAtMost(ofSeconds(30));
   * }</pre>
   *
   * @param max the longest gap allowed
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if a gap is longer than {@code max}, or the task never started or never
   *     beat
   * @throws IllegalArgumentException if {@code max} is negative
   */
  public SELF beatsAtMost(Duration max) {
    isNotNull();
    Arguments.requireNotNegative(max, "beatsAtMost");
    verify(new Cadence(actual).gapAbove(max), "send heartbeats at most " + max + " apart");
    return myself;
  }

  /**
   * Verifies that the first heartbeat came soon after the start of the task, the bound included.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasFirstBeatWithin(ofSeconds(5)); // first beat after 5 s
   * // fails if the first beat came after 6 s, or none came:
   * assertThat(task).hasFirstBeatWithin(ofSeconds(5));
   * }</pre>
   *
   * @param max the longest time allowed from the start to the first beat
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the first beat came later, or none came
   * @throws IllegalArgumentException if {@code max} is negative
   */
  public SELF hasFirstBeatWithin(Duration max) {
    isNotNull();
    Arguments.requireNotNegative(max, "hasFirstBeatWithin");
    verify(
        new Cadence(actual).firstBeatAfter(max),
        "send its first heartbeat within " + max + " of its start");
    return myself;
  }

  /**
   * Verifies that the heartbeat deadline was never closer than a margin, which is included.
   *
   * <p>Measured at each beat against the deadline that the beat had to meet, and at the end of the
   * task or, while it is open, now. A task that timed out on {@code HeartbeatSeconds} fails even
   * with a margin of zero. A task that has just started has its whole margin; use {@link
   * #beatsAtMost} or {@link #hasHeartbeats} to demand beats.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasMarginOfAtLeast(ofSeconds(20)); // HeartbeatSeconds 60, gaps of 40 s
   * // fails if a gap is 41 s:
   * assertThat(task).hasMarginOfAtLeast(ofSeconds(20));
   * }</pre>
   *
   * @param min the least time to leave before each deadline
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if a margin is smaller than {@code min}, or the task declares no {@code
   *     HeartbeatSeconds} or never started
   * @throws IllegalArgumentException if {@code min} is negative
   */
  public SELF hasMarginOfAtLeast(Duration min) {
    isNotNull();
    Arguments.requireNotNegative(min, "hasMarginOfAtLeast");
    verify(new Cadence(actual).marginBelow(min), "keep a margin of " + min + " to " + deadlines());
    return myself;
  }

  /**
   * Verifies that the heartbeat deadline was never closer than a fraction of {@code
   * HeartbeatSeconds}, which is included. Measured as in {@link #hasMarginOfAtLeast(Duration)}.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasMarginOfAtLeast(0.5); // HeartbeatSeconds 60, gaps of 30 s
   * // fails if a gap is 31 s:
   * assertThat(task).hasMarginOfAtLeast(0.5);
   * }</pre>
   *
   * @param fraction the least part of {@code HeartbeatSeconds} to leave, 0.5 for half of it
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if a margin is smaller, or the task declares no {@code HeartbeatSeconds}
   *     or never started
   * @throws IllegalArgumentException if {@code fraction} is not from 0 to below 1
   */
  public SELF hasMarginOfAtLeast(double fraction) {
    isNotNull();
    Arguments.requireFraction(fraction, "hasMarginOfAtLeast");
    Duration min =
        actual.heartbeatTimeout().map(it -> Cadence.fraction(fraction, it)).orElse(Duration.ZERO);
    verify(
        new Cadence(actual).marginBelow(min),
        "keep a margin of " + fraction + " x HeartbeatSeconds to " + deadlines());
    return myself;
  }

  /**
   * Verifies how many heartbeats were accepted.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasHeartbeats(3); // three accepted beats
   * // fails if one of the three was rejected:
   * assertThat(task).hasHeartbeats(3);
   * }</pre>
   *
   * @param expected the expected number, zero for none
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the number is another
   * @throws IllegalArgumentException if {@code expected} is negative
   */
  public SELF hasHeartbeats(int expected) {
    isNotNull();
    Arguments.requireNotNegative(expected, "hasHeartbeats");
    int found = actual.heartbeats().size();
    if (found != expected) {
      throw failureWithActualExpected(
          found, expected, "%s", countMessage("have sent " + expected + " heartbeats", found));
    }
    return myself;
  }

  /**
   * Verifies that the number of accepted heartbeats is in a range, both ends included.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasHeartbeatsBetween(2, 4); // three accepted beats
   * // fails with five beats:
   * assertThat(task).hasHeartbeatsBetween(2, 4);
   * }</pre>
   *
   * @param min the smallest number allowed
   * @param max the largest number allowed
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the number is out of range
   * @throws IllegalArgumentException if a bound is negative or they are the wrong way round
   */
  public SELF hasHeartbeatsBetween(int min, int max) {
    isNotNull();
    Arguments.requireNotNegative(min, "hasHeartbeatsBetween");
    Arguments.requireRange(min, max, "hasHeartbeatsBetween");
    int found = actual.heartbeats().size();
    if (found < min || found > max) {
      throw failure("%s", countMessage("have sent " + min + " to " + max + " heartbeats", found));
    }
    return myself;
  }

  /**
   * Verifies that no call came on the token when the task was already over: no late heartbeat, no
   * late success, no late failure. An open task passes.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasNoCallsAfterEnd(); // SendTaskSuccess was the last call
   * // fails if a beat came after it:
   * assertThat(task).hasNoCallsAfterEnd();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if a call came after the end
   */
  public SELF hasNoCallsAfterEnd() {
    isNotNull();
    List<TaskCall> late = TaskTimeline.of(actual).callsAfterEnd();
    if (!late.isEmpty()) {
      throw failure("%s", callsMessage("have no calls after its end", "came after its end", late));
    }
    return myself;
  }

  /**
   * Verifies that the service rejected no call on the token. Faults that the test injected do not
   * count, as the service has not seen those calls.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasNoRejectedCalls(); // every call was answered without an error
   * // fails if a beat was answered with TaskTimedOut:
   * assertThat(task).hasNoRejectedCalls();
   * }</pre>
   *
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if a call was rejected
   */
  public SELF hasNoRejectedCalls() {
    isNotNull();
    List<TaskCall> rejected =
        actual.calls().stream().filter(it -> !it.isAccepted() && !it.injected()).toList();
    if (!rejected.isEmpty()) {
      throw failure("%s", callsMessage("have no rejected calls", "was rejected", rejected));
    }
    return myself;
  }

  private String deadlines() {
    return actual.heartbeatTimeout().isPresent()
        ? "each heartbeat deadline of " + actual.heartbeatTimeout().get()
        : "each heartbeat deadline";
  }

  private String countMessage(String expectation, int found) {
    return TaskMessage.now(actual, expectation, "it has sent " + found);
  }

  private String callsMessage(String expectation, String how, List<TaskCall> calls) {
    TaskCall first = calls.get(0);
    String more = calls.size() == 1 ? "" : ", the first of " + calls.size();
    String finding = first.operation() + " " + how + more;
    return TaskMessage.of(actual, expectation, finding, first.at());
  }

  private void verify(Optional<Cadence.Breach> breach, String expectation) {
    if (breach.isPresent()) {
      throw failure("%s", TaskMessage.breach(actual, expectation, breach.get()));
    }
  }
}
