package dev.holter.assertj;

import dev.holter.execution.Heartbeat;
import dev.holter.report.TaskTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions for one accepted heartbeat.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class HeartbeatAssert extends AbstractAssert<HeartbeatAssert, Heartbeat> {

  private final @Nullable TaskTimeline timeline;

  HeartbeatAssert(@Nullable Heartbeat actual) {
    this(actual, null);
  }

  HeartbeatAssert(@Nullable Heartbeat actual, @Nullable TaskTimeline timeline) {
    super(actual, HeartbeatAssert.class);
    this.timeline = timeline;
  }

  /**
   * Verifies that the beat came exactly so long after the one before it, or after the start.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).heartbeat(1).hasGap(ofSeconds(20));
   * // fails if it came a nanosecond later:
   * assertThat(task).heartbeat(1).hasGap(ofSeconds(20));
   * }</pre>
   *
   * @param expected the gap
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the gap is another
   * @throws IllegalArgumentException if {@code expected} is negative
   */
  public HeartbeatAssert hasGap(Duration expected) {
    isNotNull();
    Arguments.requireNotNegative(expected, "hasGap");
    if (!actual.gap().equals(expected)) {
      throw failureWithActualExpected(
          actual.gap(),
          expected,
          "%s",
          message("have a gap of " + expected, "its gap is " + actual.gap()));
    }
    return this;
  }

  /**
   * Verifies that the beat came soon after the one before it, or after the start, the bound
   * included.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).heartbeat(1).hasGapAtMost(ofSeconds(20)); // a gap of 20 s
   * // fails with a gap of 21 s:
   * assertThat(task).heartbeat(1).hasGapAtMost(ofSeconds(20));
   * }</pre>
   *
   * @param max the longest gap allowed
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the gap is longer
   * @throws IllegalArgumentException if {@code max} is negative
   */
  public HeartbeatAssert hasGapAtMost(Duration max) {
    isNotNull();
    Arguments.requireNotNegative(max, "hasGapAtMost");
    if (actual.gap().compareTo(max) > 0) {
      throw failure("%s", message("have a gap of at most " + max, "its gap is " + actual.gap()));
    }
    return this;
  }

  /**
   * Verifies the virtual instant at which the beat arrived.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).heartbeat(1).isAt(clock.instant());
   * // fails once the clock has moved:
   * assertThat(task).heartbeat(1).isAt(clock.instant());
   * }</pre>
   *
   * @param expected the instant
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if it arrived at another instant
   */
  public HeartbeatAssert isAt(Instant expected) {
    isNotNull();
    if (!actual.at().equals(expected)) {
      throw failureWithActualExpected(
          actual.at(),
          expected,
          "%s",
          message("have arrived at " + expected, "it arrived at " + actual.at()));
    }
    return this;
  }

  private String message(String expectation, String finding) {
    TaskTimeline shown = timeline == null ? TaskTimeline.ofHeartbeats(List.of(actual)) : timeline;
    String subject = "heartbeat " + actual.number();
    return Layout.of("heartbeat", subject, expectation, finding, shown.around(actual.at()));
  }
}
