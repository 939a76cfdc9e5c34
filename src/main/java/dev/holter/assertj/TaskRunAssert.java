package dev.holter.assertj;

import static java.util.Objects.requireNonNull;

import dev.holter.journal.Heartbeat;
import dev.holter.journal.TaskRun;
import dev.holter.report.TaskTimeline;
import java.util.List;
import java.util.Objects;
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
public class TaskRunAssert extends AbstractTaskCadenceAssert<TaskRunAssert> {

  TaskRunAssert(@Nullable TaskRun actual) {
    super(actual, TaskRunAssert.class);
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
  public TaskRunAssert hasAttempt(int expected) {
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
  public TaskRunAssert hasWorkerName(String expected) {
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
  public TaskRunAssert hasStateName(String expected) {
    isNotNull();
    requireNonNull(expected, "expected");
    String found = actual.stateName();
    verifyEqual(found, expected, "be of state [" + expected + "]", "its state is [" + found + "]");
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
  public TaskRunAssert heartbeatsSatisfy(Consumer<HeartbeatsAssert> requirements) {
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
  public TaskRunAssert heartbeatSatisfies(int number, Consumer<HeartbeatAssert> requirements) {
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
  public TaskRunAssert outputSatisfies(Consumer<AbstractStringAssert<?>> requirements) {
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
  public TaskRunAssert executionSatisfies(Consumer<ExecutionAssert> requirements) {
    requirements.accept(execution());
    return this;
  }

  private void verifyEqual(
      @Nullable Object found, Object expected, String expectation, String finding) {
    if (!Objects.equals(found, expected)) {
      throw failureWithActualExpected(
          found, expected, "%s", TaskMessage.now(actual, expectation, finding));
    }
  }
}
