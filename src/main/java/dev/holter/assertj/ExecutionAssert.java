package dev.holter.assertj;

import static java.util.Objects.requireNonNull;

import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import dev.holter.report.ExecutionTimeline;
import java.util.List;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * Assertions for an execution: its outcome, its history, the attempts of its tasks.
 *
 * <p>A method that returns another assertion object, such as {@link #history()}, is not soft in
 * soft assertions, and gives {@code null} there if it fails; its twin that takes a {@code Consumer}
 * is soft.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public class ExecutionAssert extends AbstractExecutionOutcomeAssert<ExecutionAssert> {

  ExecutionAssert(@Nullable Execution actual) {
    super(actual, ExecutionAssert.class);
  }

  /**
   * Verifies how many attempts of a state were scheduled.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).hasAttempts("Charge", 2); // Retry took one
   * // fails without the retry:
   * assertThat(execution).hasAttempts("Charge", 2);
   * }</pre>
   *
   * @param stateName the name of the Task state
   * @param expected the number of attempts, zero for none
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the number is another one
   * @throws IllegalArgumentException if {@code expected} is negative
   */
  public ExecutionAssert hasAttempts(String stateName, int expected) {
    isNotNull();
    requireNonNull(stateName, "stateName");
    Arguments.requireNotNegative(expected, "hasAttempts");
    int found = attempts(stateName).size();
    if (found != expected) {
      String expectation = "have attempted state [" + stateName + "] " + expected + " times";
      throw failureWithActualExpected(
          found,
          expected,
          "%s",
          ExecutionMessage.of(actual, expectation, "it has " + found + " attempts"));
    }
    return this;
  }

  /**
   * Moves on to the attempts of one state, in the order in which they were scheduled.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).attemptsOf("Charge").last().hasSucceeded();
   * // fails if there is no such state:
   * assertThat(execution).attemptsOf("charge");
   * }</pre>
   *
   * @param stateName the name of the Task state
   * @return assertions on the attempts
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the state has no attempt
   */
  public TaskAttemptsAssert attemptsOf(String stateName) {
    isNotNull();
    requireNonNull(stateName, "stateName");
    List<TaskAttempt> attempts = attempts(stateName);
    if (attempts.isEmpty()) {
      List<String> states = actual.tasks().stream().map(TaskAttempt::stateName).distinct().toList();
      String expectation = "have attempted state [" + stateName + "]";
      throw failure("%s", ExecutionMessage.of(actual, expectation, "it has attempted " + states));
    }
    return Descriptions.inherit(this, new TaskAttemptsAssert(attempts));
  }

  /**
   * Verifies the attempts of one state; the soft twin of {@link #attemptsOf}.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).attemptsOfSatisfy("Charge", all -> all.hasSize(2));
   * // fails if there is no such state:
   * assertThat(execution).attemptsOfSatisfy("charge", all -> {});
   * }</pre>
   *
   * @param stateName the name of the Task state
   * @param requirements assertions on the attempts
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the state has no attempt, or {@code requirements} throws it
   */
  public ExecutionAssert attemptsOfSatisfy(
      String stateName, Consumer<TaskAttemptsAssert> requirements) {
    requirements.accept(attemptsOf(stateName));
    return this;
  }

  /**
   * Moves on to all task attempts, in the order in which they were scheduled.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).tasks().hasSize(2);
   * // fails with three attempts:
   * assertThat(execution).tasks().hasSize(2);
   * }</pre>
   *
   * @return assertions on the tasks
   * @throws AssertionError if the actual value is {@code null}
   */
  public TaskAttemptsAssert tasks() {
    isNotNull();
    return Descriptions.inherit(this, new TaskAttemptsAssert(actual.tasks()));
  }

  /**
   * Verifies all task attempts; the soft twin of {@link #tasks()}.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).tasksSatisfy(all -> all.hasSize(2));
   * // fails with three attempts:
   * assertThat(execution).tasksSatisfy(all -> all.hasSize(2));
   * }</pre>
   *
   * @param requirements assertions on the tasks
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if {@code requirements} throws it
   */
  public ExecutionAssert tasksSatisfy(Consumer<TaskAttemptsAssert> requirements) {
    requirements.accept(tasks());
    return this;
  }

  /**
   * Moves on to one task attempt.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).task(1).hasTimedOut();
   * // fails before a task was scheduled:
   * assertThat(execution).task(1);
   * }</pre>
   *
   * @param number which in the order of scheduling, 1 for the first
   * @return assertions on the task
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if there are fewer tasks
   * @throws IllegalArgumentException if {@code number} is below 1
   */
  public TaskAttemptAssert task(int number) {
    isNotNull();
    Arguments.requireOrdinal(number, "task");
    List<TaskAttempt> tasks = actual.tasks();
    if (tasks.size() < number) {
      throw failure(
          "%s",
          ExecutionMessage.of(actual, "have task " + number, "it has " + tasks.size() + " tasks"));
    }
    return Descriptions.inherit(this, new TaskAttemptAssert(tasks.get(number - 1)));
  }

  /**
   * Verifies one task attempt; the soft twin of {@link #task}.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).taskSatisfies(1, task -> task.hasTimedOut());
   * // fails before a task was scheduled:
   * assertThat(execution).taskSatisfies(1, task -> {});
   * }</pre>
   *
   * @param number which in the order of scheduling, 1 for the first
   * @param requirements assertions on the task
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if there are fewer tasks, or {@code requirements} throws it
   * @throws IllegalArgumentException if {@code number} is below 1
   */
  public ExecutionAssert taskSatisfies(int number, Consumer<TaskAttemptAssert> requirements) {
    requirements.accept(task(number));
    return this;
  }

  /**
   * Moves on to the history.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).history().contains(ACTIVITY_TIMED_OUT);
   * // fails if every beat came in time:
   * assertThat(execution).history().contains(ACTIVITY_TIMED_OUT);
   * }</pre>
   *
   * @return assertions on the events
   * @throws AssertionError if the actual value is {@code null}
   */
  public HistoryAssert history() {
    isNotNull();
    return Descriptions.inherit(
        this, new HistoryAssert(actual.history(), ExecutionTimeline.of(actual)));
  }

  /**
   * Verifies the history; the soft twin of {@link #history()}.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).historySatisfies(it -> it.contains(ACTIVITY_TIMED_OUT));
   * // fails if every beat came in time:
   * assertThat(execution).historySatisfies(it -> it.contains(ACTIVITY_TIMED_OUT));
   * }</pre>
   *
   * @param requirements assertions on the events
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if {@code requirements} throws it
   */
  public ExecutionAssert historySatisfies(Consumer<HistoryAssert> requirements) {
    requirements.accept(history());
    return this;
  }

  /**
   * Moves on to the output of an execution that succeeded.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).output().contains("size");
   * // fails while it is running:
   * assertThat(execution).output();
   * }</pre>
   *
   * @return assertions on the JSON text
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the execution has not succeeded
   */
  public AbstractStringAssert<?> output() {
    hasSucceeded();
    return Descriptions.inherit(this, Assertions.assertThat(actual.output().orElse(null)));
  }

  /**
   * Verifies the output of an execution that succeeded; the soft twin of {@link #output()}.
   *
   * <pre>{@code
   * // passes:
   * assertThat(execution).outputSatisfies(json -> json.contains("size"));
   * // fails while it is running:
   * assertThat(execution).outputSatisfies(json -> {});
   * }</pre>
   *
   * @param requirements assertions on the JSON text
   * @return this assertion object
   * @throws AssertionError if the actual value is {@code null}
   * @throws AssertionError if the execution has not succeeded, or {@code requirements} throws it
   */
  public ExecutionAssert outputSatisfies(Consumer<AbstractStringAssert<?>> requirements) {
    requirements.accept(output());
    return this;
  }

  private List<TaskAttempt> attempts(String stateName) {
    return actual.tasks().stream().filter(task -> task.stateName().equals(stateName)).toList();
  }
}
