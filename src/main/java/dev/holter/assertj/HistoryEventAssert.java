package dev.holter.assertj;

import static java.util.Objects.requireNonNull;

import dev.holter.report.EventDetails;
import dev.holter.report.ExecutionTimeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * Assertions for one event of a history. For what has no method here, {@code satisfies} gives the
 * SDK's event.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class HistoryEventAssert extends AbstractAssert<HistoryEventAssert, HistoryEvent> {

  private final String evidence;

  HistoryEventAssert(@Nullable HistoryEvent actual) {
    this(actual, actual == null ? "" : ExecutionTimeline.ofHistory(List.of(actual)).around(0));
  }

  HistoryEventAssert(@Nullable HistoryEvent actual, String evidence) {
    super(actual, HistoryEventAssert.class);
    this.evidence = evidence;
  }

  /**
   * Verifies the type of the event.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).history().last().hasType(EXECUTION_FAILED);
   * // fails if the execution succeeded:
   * assertThat(execution).history().last().hasType(EXECUTION_FAILED);
   * }</pre>
   *
   * @param expected the type
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the type is another
   */
  public HistoryEventAssert hasType(HistoryEventType expected) {
    isNotNull();
    requireNonNull(expected, "expected");
    if (actual.type() != expected) {
      throw failureWithActualExpected(
          actual.type(),
          expected,
          "%s",
          message("have type [" + expected + "]", "its type is [" + actual.typeAsString() + "]"));
    }
    return this;
  }

  /**
   * Verifies the error in the details of the event.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).history().firstEvent(ACTIVITY_TIMED_OUT).hasError("States.Timeout");
   * // fails if the error is another one:
   * assertThat(execution).history().firstEvent(ACTIVITY_TIMED_OUT).hasError("Payment.Declined");
   * }</pre>
   *
   * @param expected the error name
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the error is another one, or there is none
   */
  public HistoryEventAssert hasError(String expected) {
    return hasDetail("error", expected);
  }

  /**
   * Verifies the cause in the details of the event, the whole text.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).history().firstEvent(ACTIVITY_FAILED).hasCause("card expired");
   * // fails if the cause is another one:
   * assertThat(execution).history().firstEvent(ACTIVITY_FAILED).hasCause("no funds");
   * }</pre>
   *
   * @param expected the cause
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the cause is another one, or there is none
   */
  public HistoryEventAssert hasCause(String expected) {
    return hasDetail("cause", expected);
  }

  /**
   * Verifies one detail of the event by its name in AWS's JSON. Both values are compared as text.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).history().firstEvent(ACTIVITY_SCHEDULED).hasDetail("heartbeatInSeconds", 60);
   * // fails if the state declares another value, or none:
   * assertThat(execution).history().firstEvent(ACTIVITY_SCHEDULED).hasDetail("heartbeatInSeconds", 60);
   * }</pre>
   *
   * @param name the name, such as {@code error} or {@code heartbeatInSeconds}
   * @param expected the value
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the value is another one, or there is no such detail
   */
  public HistoryEventAssert hasDetail(String name, Object expected) {
    isNotNull();
    requireNonNull(name, "name");
    requireNonNull(expected, "expected");
    Optional<String> found = EventDetails.value(actual, name).map(Object::toString);
    if (!found.equals(Optional.of(expected.toString()))) {
      throw failureWithActualExpected(
          found.orElse(null),
          expected,
          "%s",
          message(
              "have " + name + " [" + expected + "]",
              found.map(it -> "its " + name + " is [" + it + "]").orElse("it has no " + name)));
    }
    return this;
  }

  /**
   * Verifies the virtual instant of the event.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).history().firstEvent(ACTIVITY_TIMED_OUT).isAt(deadline);
   * // fails if it happened a nanosecond later:
   * assertThat(execution).history().firstEvent(ACTIVITY_TIMED_OUT).isAt(deadline);
   * }</pre>
   *
   * @param expected the instant
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the instant is another
   */
  public HistoryEventAssert isAt(Instant expected) {
    isNotNull();
    if (!actual.timestamp().equals(expected)) {
      throw failureWithActualExpected(
          actual.timestamp(),
          expected,
          "%s",
          message("be at " + expected, "it is at " + actual.timestamp()));
    }
    return this;
  }

  private String message(String expectation, String finding) {
    String subject = actual.id() + " " + actual.typeAsString();
    return Layout.of("event", subject, expectation, finding, evidence);
  }
}
