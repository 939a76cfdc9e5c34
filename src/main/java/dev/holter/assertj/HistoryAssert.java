package dev.holter.assertj;

import static java.util.Objects.requireNonNull;

import dev.holter.report.ExecutionTimeline;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractListAssert;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * Assertions for the history of an execution by event types, beside AssertJ's own for lists;
 * navigation leads to {@link HistoryEventAssert}.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class HistoryAssert
    extends AbstractListAssert<
        HistoryAssert, List<? extends HistoryEvent>, HistoryEvent, HistoryEventAssert> {

  private final ExecutionTimeline timeline;

  HistoryAssert(@Nullable List<? extends HistoryEvent> actual) {
    this(actual, ExecutionTimeline.ofHistory(actual == null ? List.of() : actual));
  }

  HistoryAssert(@Nullable List<? extends HistoryEvent> actual, ExecutionTimeline timeline) {
    super(actual, HistoryAssert.class);
    this.timeline = timeline;
  }

  @Override
  protected HistoryEventAssert toAssert(HistoryEvent value, String description) {
    return new HistoryEventAssert(value, timeline.around(actual.indexOf(value))).as(description);
  }

  @Override
  protected HistoryAssert newAbstractIterableAssert(Iterable<? extends HistoryEvent> iterable) {
    return new HistoryAssert(StreamSupport.stream(iterable.spliterator(), false).toList());
  }

  /**
   * Verifies that events of these types happened, in whatever order.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).history().contains(ACTIVITY_STARTED, ACTIVITY_TIMED_OUT);
   * // fails if every beat came in time:
   * assertThat(execution).history().contains(ACTIVITY_TIMED_OUT);
   * }</pre>
   *
   * @param types the types
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if one of the types is missing
   * @throws IllegalArgumentException if no type is given
   */
  public HistoryAssert contains(HistoryEventType... types) {
    isNotNull();
    Arguments.requireSome(types, "contains");
    List<HistoryEventType> expected = List.of(types);
    verify(new EventOrder(actual).missing(expected), "contain " + expected);
    return this;
  }

  /**
   * Verifies that no event of these types happened.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).history().doesNotContain(ACTIVITY_TIMED_OUT);
   * // fails once a heartbeat is missed:
   * assertThat(execution).history().doesNotContain(ACTIVITY_TIMED_OUT);
   * }</pre>
   *
   * @param types the types
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if an event has one of the types
   * @throws IllegalArgumentException if no type is given
   */
  public HistoryAssert doesNotContain(HistoryEventType... types) {
    isNotNull();
    Arguments.requireSome(types, "doesNotContain");
    List<HistoryEventType> expected = List.of(types);
    verify(new EventOrder(actual).present(expected), "not contain " + expected);
    return this;
  }

  /**
   * Verifies that events of these types happened in this order, with nothing in between.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).history().containsSequence(ACTIVITY_SCHEDULED, ACTIVITY_STARTED);
   * // fails as ActivityStarted is in between:
   * assertThat(execution).history().containsSequence(ACTIVITY_SCHEDULED, ACTIVITY_TIMED_OUT);
   * }</pre>
   *
   * @param types the types in order
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the sequence is missing
   * @throws IllegalArgumentException if no type is given
   */
  public HistoryAssert containsSequence(HistoryEventType... types) {
    isNotNull();
    Arguments.requireSome(types, "containsSequence");
    List<HistoryEventType> expected = List.of(types);
    verify(new EventOrder(actual).notInSequence(expected), "contain the sequence " + expected);
    return this;
  }

  /**
   * Verifies that events of these types happened in this order, whatever else happened in between.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).history().containsSubsequence(ACTIVITY_SCHEDULED, ACTIVITY_TIMED_OUT);
   * // fails as it is the wrong way round:
   * assertThat(execution).history().containsSubsequence(ACTIVITY_TIMED_OUT, ACTIVITY_SCHEDULED);
   * }</pre>
   *
   * @param types the types in order
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the order is another one or a type is missing
   * @throws IllegalArgumentException if no type is given
   */
  public HistoryAssert containsSubsequence(HistoryEventType... types) {
    isNotNull();
    Arguments.requireSome(types, "containsSubsequence");
    List<HistoryEventType> expected = List.of(types);
    verify(new EventOrder(actual).notInOrder(expected), "contain the subsequence " + expected);
    return this;
  }

  /**
   * Verifies the types of all events, in order.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).history().hasExactlyTypes(EXECUTION_STARTED, WAIT_STATE_ENTERED);
   * // fails once another event happened:
   * assertThat(execution).history().hasExactlyTypes(EXECUTION_STARTED, WAIT_STATE_ENTERED);
   * }</pre>
   *
   * @param types the types in order
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if a type differs, is missing or is too many
   */
  public HistoryAssert hasExactlyTypes(HistoryEventType... types) {
    isNotNull();
    List<HistoryEventType> expected = List.of(types);
    EventOrder order = new EventOrder(actual);
    Optional<EventOrder.Mismatch> mismatch = order.notExactly(expected);
    if (mismatch.isPresent()) {
      throw failureWithActualExpected(
          order.types(),
          expected,
          "%s",
          message("have exactly the types " + expected, mismatch.get()));
    }
    return this;
  }

  /**
   * Moves on to the first event of a type.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).history().firstEvent(ACTIVITY_TIMED_OUT).hasError("States.Timeout");
   * // fails if there is no such event:
   * assertThat(execution).history().firstEvent(ACTIVITY_TIMED_OUT);
   * }</pre>
   *
   * @param type the type
   * @return assertions on the event
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if there is no such event
   */
  public HistoryEventAssert firstEvent(HistoryEventType type) {
    contains(type);
    return event(new EventOrder(actual).types().indexOf(type));
  }

  /**
   * Verifies the first event of a type; the soft twin of {@link #firstEvent}.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).history().firstEventSatisfies(ACTIVITY_TIMED_OUT, it -> it.hasError("States.Timeout"));
   * // fails if there is no such event:
   * assertThat(execution).history().firstEventSatisfies(ACTIVITY_TIMED_OUT, it -> {});
   * }</pre>
   *
   * @param type the type
   * @param requirements assertions on the event
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if there is no such event, or {@code requirements} throws it
   */
  public HistoryAssert firstEventSatisfies(
      HistoryEventType type, Consumer<HistoryEventAssert> requirements) {
    requirements.accept(firstEvent(type));
    return this;
  }

  /**
   * Moves on to the last event of a type.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).history().lastEvent(ACTIVITY_STARTED).hasDetail("workerName", "worker-2");
   * // fails if there is no such event:
   * assertThat(execution).history().lastEvent(ACTIVITY_STARTED);
   * }</pre>
   *
   * @param type the type
   * @return assertions on the event
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if there is no such event
   */
  public HistoryEventAssert lastEvent(HistoryEventType type) {
    contains(type);
    return event(new EventOrder(actual).types().lastIndexOf(type));
  }

  /**
   * Verifies the last event of a type; the soft twin of {@link #lastEvent}.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).history().lastEventSatisfies(ACTIVITY_STARTED, it -> it.hasDetail("workerName", "worker-2"));
   * // fails if there is no such event:
   * assertThat(execution).history().lastEventSatisfies(ACTIVITY_STARTED, it -> {});
   * }</pre>
   *
   * @param type the type
   * @param requirements assertions on the event
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if there is no such event, or {@code requirements} throws it
   */
  public HistoryAssert lastEventSatisfies(
      HistoryEventType type, Consumer<HistoryEventAssert> requirements) {
    requirements.accept(lastEvent(type));
    return this;
  }

  /**
   * Verifies that the timeline is the approved one, to the byte: that of a file in {@code
   * src/test/resources}, or in the folder that the system property {@code holter.approved.folder}
   * names. A timeline that differs is left beside it, as {@code nightly.received.txt}; with {@code
   * -Dholter.approve=true} it becomes the approved one.
   *
   * <pre>{@code
   * // passes if the file holds this timeline:
   * assertThat(execution).history().matchesTimeline("nightly.txt");
   * // fails as long as there is no such file:
   * assertThat(execution).history().matchesTimeline("new.txt");
   * }</pre>
   *
   * @param fileName the name of the file, with folders if it is in some
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the timeline differs, or the file does not exist
   * @throws IllegalArgumentException if the name leads out of the folder
   * @throws java.io.UncheckedIOException if a file cannot be read or written
   */
  public HistoryAssert matchesTimeline(String fileName) {
    isNotNull();
    requireNonNull(fileName, "fileName");
    ApprovedText approved = new ApprovedText(fileName);
    String text = timeline.text();
    String difference = approved.differenceTo(text);
    if (!difference.isEmpty()) {
      String expectation = "have the timeline [" + fileName + "]";
      String message =
          Layout.of("history", timeline.title(), expectation, "it differs", difference);
      throw failureWithActualExpected(text, approved.text(), "%s", message);
    }
    return this;
  }

  private HistoryEventAssert event(int index) {
    return Descriptions.inherit(
        this, new HistoryEventAssert(actual.get(index), timeline.around(index)));
  }

  private void verify(Optional<EventOrder.Mismatch> mismatch, String expectation) {
    if (mismatch.isPresent()) {
      throw failure("%s", message(expectation, mismatch.get()));
    }
  }

  private String message(String expectation, EventOrder.Mismatch mismatch) {
    return Layout.of(
        "history",
        timeline.title(),
        expectation,
        mismatch.finding(),
        timeline.around(mismatch.index()));
  }
}
