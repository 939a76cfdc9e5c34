package dev.holter.assertj;

import static java.util.Objects.requireNonNull;

import dev.holter.execution.Heartbeat;
import dev.holter.execution.TaskAttempt;
import dev.holter.execution.TaskStatus;
import dev.holter.report.TaskTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * Assertions for one attempt of a task: its state, its outcome, its heartbeats.
 *
 * <p>A method that returns another assertion object, such as {@link #heartbeats()}, is not soft in
 * soft assertions, and gives {@code null} there if it fails; its twin that takes a {@code Consumer}
 * is soft.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class TaskAttemptAssert extends AbstractTaskCadenceAssert<TaskAttemptAssert> {

  TaskAttemptAssert(@Nullable TaskAttempt actual) {
    super(actual, TaskAttemptAssert.class);
  }

  /**
   * Verifies which attempt of its state the task is, 1 for the first.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasAttempt(2); // the first retry
   * // fails for the first attempt:
   * assertThat(task).hasAttempt(2);
   * }</pre>
   *
   * @param expected the number of the attempt
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if it is another attempt
   * @throws IllegalArgumentException if {@code expected} is below 1
   */
  public TaskAttemptAssert hasAttempt(int expected) {
    isNotNull();
    Arguments.requireOrdinal(expected, "hasAttempt");
    verifyEqual(
        actual.attempt(), expected, "be attempt " + expected, "it is attempt " + actual.attempt());
    return this;
  }

  /**
   * Verifies which worker has or had the task, by the {@code workerName} of its poll.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasWorkerName("worker-1");
   * // fails if the poll gave no name:
   * assertThat(task).hasWorkerName("worker-1");
   * }</pre>
   *
   * @param expected the name
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the name is another one, or there is none
   */
  public TaskAttemptAssert hasWorkerName(String expected) {
    isNotNull();
    requireNonNull(expected, "expected");
    String found = actual.workerName().orElse(null);
    String finding = found == null ? "it has no worker name" : "its worker is [" + found + "]";
    verifyEqual(found, expected, "have worker [" + expected + "]", finding);
    return this;
  }

  /**
   * Verifies the name of the Task state that the task is an attempt of.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).hasStateName("Charge");
   * // fails if the state is called otherwise:
   * assertThat(task).hasStateName("charge");
   * }</pre>
   *
   * @param expected the name
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the name is another one
   */
  public TaskAttemptAssert hasStateName(String expected) {
    isNotNull();
    requireNonNull(expected, "expected");
    String found = actual.stateName();
    verifyEqual(found, expected, "be of state [" + expected + "]", "its state is [" + found + "]");
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
   * assertThat(task).matchesTimeline("nightly.txt");
   * // fails as long as there is no such file:
   * assertThat(task).matchesTimeline("new.txt");
   * }</pre>
   *
   * @param fileName the name of the file, with folders if it is in some
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the timeline differs, or the file does not exist
   * @throws IllegalArgumentException if the name leads out of the folder
   * @throws java.io.UncheckedIOException if a file cannot be read or written
   */
  public TaskAttemptAssert matchesTimeline(String fileName) {
    isNotNull();
    requireNonNull(fileName, "fileName");
    ApprovedText approved = new ApprovedText(fileName);
    TaskTimeline timeline = TaskTimeline.of(actual);
    String text = timeline.text();
    String difference = approved.differenceTo(text);
    if (!difference.isEmpty()) {
      String expectation = "have the timeline [" + fileName + "]";
      String message = Layout.of("task", timeline.title(), expectation, "it differs", difference);
      throw failureWithActualExpected(text, approved.text(), "%s", message);
    }
    return this;
  }

  /**
   * Moves on to the accepted heartbeats.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).heartbeats().hasSize(3);
   * // fails with four beats:
   * assertThat(task).heartbeats().hasSize(3);
   * }</pre>
   *
   * @return assertions on the heartbeats
   * @throws AssertionError if the actual value is {@code null}
   */
  public HeartbeatsAssert heartbeats() {
    isNotNull();
    return Descriptions.inherit(
        this, new HeartbeatsAssert(actual.heartbeats(), TaskTimeline.of(actual)));
  }

  /**
   * Verifies the accepted heartbeats; the soft twin of {@link #heartbeats()}.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).heartbeatsSatisfy(beats -> beats.hasSize(3));
   * // fails with four beats:
   * assertThat(task).heartbeatsSatisfy(beats -> beats.hasSize(3));
   * }</pre>
   *
   * @param requirements assertions on the heartbeats
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if {@code requirements} throws it
   */
  public TaskAttemptAssert heartbeatsSatisfy(Consumer<HeartbeatsAssert> requirements) {
    requirements.accept(heartbeats());
    return this;
  }

  /**
   * Moves on to one accepted heartbeat.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).heartbeat(1).hasGap(ofSeconds(5));
   * // fails without a beat:
   * assertThat(task).heartbeat(1);
   * }</pre>
   *
   * @param number which, 1 for the first
   * @return assertions on the heartbeat
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if there are fewer heartbeats
   * @throws IllegalArgumentException if {@code number} is below 1
   */
  public HeartbeatAssert heartbeat(int number) {
    isNotNull();
    Arguments.requireOrdinal(number, "heartbeat");
    List<Heartbeat> beats = actual.heartbeats();
    if (beats.size() < number) {
      String expectation = "have heartbeat " + number;
      throw failure("%s", TaskMessage.now(actual, expectation, "it has sent " + beats.size()));
    }
    return Descriptions.inherit(
        this, new HeartbeatAssert(beats.get(number - 1), TaskTimeline.of(actual)));
  }

  /**
   * Verifies one accepted heartbeat; the soft twin of {@link #heartbeat}.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).heartbeatSatisfies(1, beat -> beat.hasGap(ofSeconds(5)));
   * // fails without a beat:
   * assertThat(task).heartbeatSatisfies(1, beat -> {});
   * }</pre>
   *
   * @param number which, 1 for the first
   * @param requirements assertions on the heartbeat
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if there are fewer heartbeats, or {@code requirements} throws it
   * @throws IllegalArgumentException if {@code number} is below 1
   */
  public TaskAttemptAssert heartbeatSatisfies(int number, Consumer<HeartbeatAssert> requirements) {
    requirements.accept(heartbeat(number));
    return this;
  }

  /**
   * Moves on to the output of a task that succeeded.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).output().contains("size");
   * // fails while the task is running:
   * assertThat(task).output();
   * }</pre>
   *
   * @return assertions on the JSON text
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the task has not succeeded
   */
  public AbstractStringAssert<?> output() {
    hasSucceeded();
    return Descriptions.inherit(this, Assertions.assertThat(actual.output().orElse(null)));
  }

  /**
   * Verifies the output of a task that succeeded; the soft twin of {@link #output()}.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).outputSatisfies(json -> json.contains("size"));
   * // fails while the task is running:
   * assertThat(task).outputSatisfies(json -> {});
   * }</pre>
   *
   * @param requirements assertions on the JSON text
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the task has not succeeded, or {@code requirements} throws it
   */
  public TaskAttemptAssert outputSatisfies(Consumer<AbstractStringAssert<?>> requirements) {
    requirements.accept(output());
    return this;
  }

  /**
   * Moves on to the execution that the task belongs to.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).execution().isRunning();
   * // fails once the execution has ended:
   * assertThat(task).execution().isRunning();
   * }</pre>
   *
   * @return assertions on the execution
   * @throws AssertionError if the actual value is {@code null}
   */
  public ExecutionAssert execution() {
    isNotNull();
    return Descriptions.inherit(this, new ExecutionAssert(actual.execution()));
  }

  /**
   * Verifies the execution that the task belongs to; the soft twin of {@link #execution()}.
   *
   * <pre>{@code
   * // passes:
   * assertThat(task).executionSatisfies(it -> it.isRunning());
   * // fails once the execution has ended:
   * assertThat(task).executionSatisfies(it -> it.isRunning());
   * }</pre>
   *
   * @param requirements assertions on the execution
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if {@code requirements} throws it
   */
  public TaskAttemptAssert executionSatisfies(Consumer<ExecutionAssert> requirements) {
    requirements.accept(execution());
    return this;
  }

  /**
   * Verifies that one attempt of the state has succeeded, and that no worker has sent a success for
   * any other attempt of it: the work was not done twice. For a worker that died before its success
   * this does not say how far it had come.
   *
   * @return this
   */
  public TaskAttemptAssert isDoneOnce() {
    isNotNull();
    long succeeded =
        attempts().stream().filter(each -> each.status() == TaskStatus.SUCCEEDED).count();
    long sent = attempts().stream().filter(TaskAttemptAssert::hasSentSuccess).count();
    if (succeeded != 1 || sent != 1) {
      String finding =
          "of "
              + attempts().size()
              + " attempts of its state "
              + succeeded
              + " succeeded, and for "
              + sent
              + " a worker has sent a success";
      throw failure("%s", TaskMessage.now(actual, "be done once", finding));
    }
    return this;
  }

  /**
   * Verifies that each attempt of the state that has ended without success is followed by another
   * one that a worker has got soon enough.
   *
   * @param limit how long it may take at most from the end of an attempt to the start of the next
   * @return this
   */
  public TaskAttemptAssert isTakenOverWithin(Duration limit) {
    isNotNull();
    requireNonNull(limit, "limit");
    List<TaskAttempt> attempts = attempts();
    for (int index = 0; index < attempts.size(); index++) {
      TaskAttempt lost = attempts.get(index);
      Instant end = lost.endedAt().orElse(Instant.MAX);
      if (end.equals(Instant.MAX) || lost.status() == TaskStatus.SUCCEEDED) {
        continue;
      }
      Optional<Instant> next =
          index + 1 < attempts.size() ? attempts.get(index + 1).startedAt() : Optional.empty();
      boolean inTime = next.isPresent() && Duration.between(end, next.get()).compareTo(limit) <= 0;
      if (!inTime) {
        String finding =
            "attempt "
                + lost.attempt()
                + " ended and "
                + next.map(at -> "the next one started " + Duration.between(end, at) + " later")
                    .orElse("no worker has got another one");
        throw failure("%s", TaskMessage.now(actual, "be taken over within " + limit, finding));
      }
    }
    return this;
  }

  /** All attempts of its state in its execution. */
  private List<TaskAttempt> attempts() {
    return actual.execution().tasks().stream()
        .filter(each -> each.stateName().equals(actual.stateName()))
        .toList();
  }

  private static boolean hasSentSuccess(TaskAttempt attempt) {
    return attempt.calls().stream()
        .anyMatch(call -> call.operation().equals("SendTaskSuccess") && !call.injected());
  }

  private void verifyEqual(
      @Nullable Object found, Object expected, String expectation, String finding) {
    if (!Objects.equals(found, expected)) {
      throw failureWithActualExpected(
          found, expected, "%s", TaskMessage.now(actual, expectation, finding));
    }
  }
}
