package dev.holter.execution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * One execution of a state machine.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface Execution {

  /** {@return the execution's ARN} */
  String executionArn();

  /** {@return the execution's name} */
  String name();

  /** {@return the ARN of the state machine} */
  String stateMachineArn();

  /** {@return the input as JSON text, exactly as it was given} */
  String input();

  /** {@return where the execution stands now} */
  ExecutionStatus status();

  /** {@return the output as JSON text, present only if the execution succeeded} */
  Optional<String> output();

  /** {@return the error name, if the execution failed or was stopped with one} */
  Optional<String> error();

  /** {@return the cause, if the execution failed or was stopped with one} */
  Optional<String> cause();

  /** {@return the instant at which the execution started} */
  Instant startedAt();

  /** {@return the instant at which the execution ended, or empty while it runs} */
  Optional<Instant> stoppedAt();

  /** {@return the events so far, oldest first, as {@code GetExecutionHistory} gives them} */
  List<HistoryEvent> history();

  /** {@return the task attempts so far, in the order in which they were scheduled} */
  List<TaskAttempt> tasks();

  /**
   * {@return the executions that its distributed Map states have started, in the order in which
   * they began}
   */
  List<Execution> childExecutions();

  /** {@return the end of the execution, or the current virtual instant while it is open} */
  Instant observedUntil();
}
