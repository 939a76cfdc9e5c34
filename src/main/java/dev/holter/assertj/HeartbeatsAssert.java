package dev.holter.assertj;

import dev.holter.execution.Heartbeat;
import dev.holter.report.TaskTimeline;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractListAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions for the accepted heartbeats of a task, beside AssertJ's own for lists; navigation such
 * as {@code first()} or {@code element(1)} leads to {@link HeartbeatAssert}.
 *
 * <p>The gap of a beat is the time since the beat before it, or since the start of the task for the
 * first. What follows the last beat is not in the list: {@link TaskAttemptAssert#beatsAtMost} has
 * it.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class HeartbeatsAssert
    extends AbstractListAssert<
        HeartbeatsAssert, List<? extends Heartbeat>, Heartbeat, HeartbeatAssert> {

  private final TaskTimeline timeline;

  HeartbeatsAssert(@Nullable List<? extends Heartbeat> actual) {
    this(actual, TaskTimeline.ofHeartbeats(actual == null ? List.of() : actual));
  }

  HeartbeatsAssert(@Nullable List<? extends Heartbeat> actual, TaskTimeline timeline) {
    super(actual, HeartbeatsAssert.class);
    this.timeline = timeline;
  }

  @Override
  protected HeartbeatAssert toAssert(Heartbeat value, String description) {
    return new HeartbeatAssert(value, timeline).as(description);
  }

  @Override
  protected HeartbeatsAssert newAbstractIterableAssert(Iterable<? extends Heartbeat> iterable) {
    return new HeartbeatsAssert(
        StreamSupport.stream(iterable.spliterator(), false).toList(), timeline);
  }

  /**
   * Verifies that no gap is longer than a bound, which is included.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).heartbeats().hasGapsAtMost(ofSeconds(30)); // gaps of 20 s and 30 s
   * // fails with a gap of 31 s:
   * assertThat(task).heartbeats().hasGapsAtMost(ofSeconds(30));
   * }</pre>
   *
   * @param max the longest gap allowed
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if a gap is longer
   * @throws IllegalArgumentException if {@code max} is negative
   */
  public HeartbeatsAssert hasGapsAtMost(Duration max) {
    isNotNull();
    Arguments.requireNotNegative(max, "hasGapsAtMost");
    verifyEach(gap -> gap.compareTo(max) <= 0, "have gaps of at most " + max);
    return this;
  }

  /**
   * Verifies that no gap is shorter than a bound, which is included: that the worker does not beat
   * more often than it should.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).heartbeats().hasGapsAtLeast(ofSeconds(10)); // gaps of 10 s and 20 s
   * // fails with a gap of 9 s:
   * assertThat(task).heartbeats().hasGapsAtLeast(ofSeconds(10));
   * }</pre>
   *
   * @param min the shortest gap allowed
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if a gap is shorter
   * @throws IllegalArgumentException if {@code min} is negative
   */
  public HeartbeatsAssert hasGapsAtLeast(Duration min) {
    isNotNull();
    Arguments.requireNotNegative(min, "hasGapsAtLeast");
    verifyEach(gap -> gap.compareTo(min) >= 0, "have gaps of at least " + min);
    return this;
  }

  /**
   * Verifies all gaps in order; the first is that from the start to the first beat.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).heartbeats().hasGaps(ofSeconds(5), ofSeconds(30));
   * // fails with a third beat:
   * assertThat(task).heartbeats().hasGaps(ofSeconds(5), ofSeconds(30));
   * }</pre>
   *
   * @param expected the gaps
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the gaps are others
   */
  public HeartbeatsAssert hasGaps(Duration... expected) {
    isNotNull();
    List<Duration> wanted = List.of(expected);
    List<Duration> found = actual.stream().map(Heartbeat::gap).toList();
    if (!found.equals(wanted)) {
      throw failureWithActualExpected(
          found,
          wanted,
          "%s",
          Layout.of(
              "heartbeats",
              timeline.title(),
              "have gaps " + wanted,
              "they have gaps " + found,
              ""));
    }
    return this;
  }

  private void verifyEach(Predicate<Duration> rule, String expectation) {
    for (Heartbeat beat : actual) {
      if (!rule.test(beat.gap())) {
        throw failure("%s", message(beat, expectation));
      }
    }
  }

  private String message(Heartbeat beat, String expectation) {
    String finding = "heartbeat " + beat.number() + " has a gap of " + beat.gap();
    return Layout.of(
        "heartbeats", timeline.title(), expectation, finding, timeline.around(beat.at()));
  }
}
