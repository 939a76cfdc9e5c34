package dev.holter.assertj;

import dev.holter.execution.Execution;
import dev.holter.execution.Heartbeat;
import dev.holter.execution.TaskAttempt;
import dev.holter.execution.WorkerLife;
import java.util.List;
import org.apiguardian.api.API;
import org.assertj.core.api.SoftAssertionsProvider;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * Adds Holter's assertions to a soft assertions class of the user's own:
 *
 * <pre>{@code
 * class TeamSoftAssertions extends SoftAssertions implements HolterSoftAssertionsProvider {}
 * }</pre>
 *
 * <p>{@link HolterSoftAssertions} is that class for those who have none.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface HolterSoftAssertionsProvider extends SoftAssertionsProvider {

  /**
   * Starts soft assertions on a task.
   *
   * @param actual the task
   * @return assertions on it that collect their errors
   */
  default TaskAttemptAssert assertThat(@Nullable TaskAttempt actual) {
    return proxy(TaskAttemptAssert.class, TaskAttempt.class, actual);
  }

  /**
   * Starts soft assertions on an execution.
   *
   * @param actual the execution
   * @return assertions on it that collect their errors
   */
  default ExecutionAssert assertThat(@Nullable Execution actual) {
    return proxy(ExecutionAssert.class, Execution.class, actual);
  }

  /**
   * Starts soft assertions on one heartbeat.
   *
   * @param actual the heartbeat
   * @return assertions on it that collect their errors
   */
  default HeartbeatAssert assertThat(@Nullable Heartbeat actual) {
    return proxy(HeartbeatAssert.class, Heartbeat.class, actual);
  }

  /**
   * Starts soft assertions on one event of a history.
   *
   * @param actual the event
   * @return assertions on it that collect their errors
   */
  default HistoryEventAssert assertThat(@Nullable HistoryEvent actual) {
    return proxy(HistoryEventAssert.class, HistoryEvent.class, actual);
  }

  /**
   * Starts soft assertions on a run of a worker.
   *
   * @param actual the worker
   * @return assertions on it that collect their errors
   */
  default WorkerLifeAssert assertThat(@Nullable WorkerLife actual) {
    return proxy(WorkerLifeAssert.class, WorkerLife.class, actual);
  }

  /**
   * Starts soft assertions on accepted heartbeats.
   *
   * @param actual the heartbeats, oldest first
   * @return assertions on them that collect their errors
   */
  default HeartbeatsAssert assertThatHeartbeats(@Nullable List<? extends Heartbeat> actual) {
    return proxy(HeartbeatsAssert.class, List.class, actual);
  }

  /**
   * Starts soft assertions on a history.
   *
   * @param actual the events
   * @return assertions on them that collect their errors
   */
  default HistoryAssert assertThatHistory(@Nullable List<? extends HistoryEvent> actual) {
    return proxy(HistoryAssert.class, List.class, actual);
  }
}
