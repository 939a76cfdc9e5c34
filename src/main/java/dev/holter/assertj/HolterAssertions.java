package dev.holter.assertj;

import dev.holter.execution.Execution;
import dev.holter.execution.Heartbeat;
import dev.holter.execution.TaskAttempt;
import dev.holter.execution.WorkerLife;
import java.util.List;
import org.apiguardian.api.API;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * The entry to Holter's assertions, and to AssertJ's: it inherits {@link Assertions}, so that one
 * import is enough.
 *
 * <pre>{@code
 * import static dev.holter.assertj.HolterAssertions.assertThat;
 *
 * assertThat(task).isRunning().beatsAtMost(ofSeconds(30)).hasMarginOfAtLeast(ofSeconds(30));
 * assertThat(execution).history().containsSubsequence(ACTIVITY_STARTED, ACTIVITY_TIMED_OUT);
 * assertThat(file).exists(); // AssertJ's own
 * }</pre>
 *
 * <p>It goes together with a static import of {@code Assertions.assertThat}: no call is ambiguous.
 * Lists are the exception that needs a name, as Java cannot tell a list of heartbeats from a list
 * of events: {@link #assertThatHeartbeats} and {@link #assertThatHistory}.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class HolterAssertions extends Assertions {

  /** Makes {@code asInstanceOf(TASK_ATTEMPT)} lead to {@link TaskAttemptAssert}. */
  public static final InstanceOfAssertFactory<TaskAttempt, TaskAttemptAssert> TASK_ATTEMPT =
      new InstanceOfAssertFactory<>(TaskAttempt.class, HolterAssertions::assertThat);

  /** Makes {@code asInstanceOf(EXECUTION)} lead to {@link ExecutionAssert}. */
  public static final InstanceOfAssertFactory<Execution, ExecutionAssert> EXECUTION =
      new InstanceOfAssertFactory<>(Execution.class, HolterAssertions::assertThat);

  /** Makes {@code asInstanceOf(HEARTBEAT)} lead to {@link HeartbeatAssert}. */
  public static final InstanceOfAssertFactory<Heartbeat, HeartbeatAssert> HEARTBEAT =
      new InstanceOfAssertFactory<>(Heartbeat.class, HolterAssertions::assertThat);

  /** Makes {@code asInstanceOf(HISTORY_EVENT)} lead to {@link HistoryEventAssert}. */
  public static final InstanceOfAssertFactory<HistoryEvent, HistoryEventAssert> HISTORY_EVENT =
      new InstanceOfAssertFactory<>(HistoryEvent.class, HolterAssertions::assertThat);

  /** Makes {@code asInstanceOf(WORKER)} lead to {@link WorkerLifeAssert}. */
  public static final InstanceOfAssertFactory<WorkerLife, WorkerLifeAssert> WORKER =
      new InstanceOfAssertFactory<>(WorkerLife.class, HolterAssertions::assertThat);

  /** Makes {@code asInstanceOf(HEARTBEATS)} lead to {@link HeartbeatsAssert}. */
  @SuppressWarnings({"rawtypes", "unchecked"}) // a class literal has no type arguments
  public static final InstanceOfAssertFactory<List, HeartbeatsAssert> HEARTBEATS =
      new InstanceOfAssertFactory<>(List.class, HolterAssertions::assertThatHeartbeats);

  /** Makes {@code asInstanceOf(HISTORY)} lead to {@link HistoryAssert}. */
  @SuppressWarnings({"rawtypes", "unchecked"}) // a class literal has no type arguments
  public static final InstanceOfAssertFactory<List, HistoryAssert> HISTORY =
      new InstanceOfAssertFactory<>(List.class, HolterAssertions::assertThatHistory);

  private HolterAssertions() {}

  /**
   * Starts assertions on a task.
   *
   * @param actual the task
   * @return assertions on it
   */
  public static TaskAttemptAssert assertThat(@Nullable TaskAttempt actual) {
    return new TaskAttemptAssert(actual);
  }

  /**
   * Starts assertions on an execution.
   *
   * @param actual the execution
   * @return assertions on it
   */
  public static ExecutionAssert assertThat(@Nullable Execution actual) {
    return new ExecutionAssert(actual);
  }

  /**
   * Starts assertions on one heartbeat.
   *
   * @param actual the heartbeat
   * @return assertions on it
   */
  public static HeartbeatAssert assertThat(@Nullable Heartbeat actual) {
    return new HeartbeatAssert(actual);
  }

  /**
   * Starts assertions on one event of a history.
   *
   * @param actual the event
   * @return assertions on it
   */
  public static HistoryEventAssert assertThat(@Nullable HistoryEvent actual) {
    return new HistoryEventAssert(actual);
  }

  /**
   * Starts assertions on a run of a worker, such as {@code runWorker} returns.
   *
   * @param actual the worker
   * @return assertions on it
   */
  public static WorkerLifeAssert assertThat(@Nullable WorkerLife actual) {
    return new WorkerLifeAssert(actual);
  }

  /**
   * Starts assertions on accepted heartbeats.
   *
   * @param actual the heartbeats, oldest first
   * @return assertions on them
   */
  public static HeartbeatsAssert assertThatHeartbeats(@Nullable List<? extends Heartbeat> actual) {
    return new HeartbeatsAssert(actual);
  }

  /**
   * Starts assertions on a history, such as that of a {@code GetExecutionHistoryResponse}.
   *
   * @param actual the events
   * @return assertions on them
   */
  public static HistoryAssert assertThatHistory(@Nullable List<? extends HistoryEvent> actual) {
    return new HistoryAssert(actual);
  }
}
