package dev.holter.journal;

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

  /** Returns the execution's ARN. */
  String executionArn();

  /** Returns the execution's name. */
  String name();

  /** Returns the ARN of the state machine. */
  String stateMachineArn();

  /** Returns the input as JSON text, exactly as it was given. */
  String input();

  /** Returns where the execution stands now. */
  ExecutionStatus status();

  /** Returns the output as JSON text, present only if the execution succeeded. */
  Optional<String> output();

  /** Returns the error name, if the execution failed or was stopped with one. */
  Optional<String> error();

  /** Returns the cause, if the execution failed or was stopped with one. */
  Optional<String> cause();

  /** Returns the instant at which the execution started. */
  Instant startedAt();

  /** Returns the instant at which the execution ended, or empty while it runs. */
  Optional<Instant> stoppedAt();

  /** Returns the events so far, oldest first, as {@code GetExecutionHistory} gives them. */
  List<HistoryEvent> history();

  /** Returns the task attempts so far, in the order in which they were scheduled. */
  List<TaskRun> tasks();

  /** Returns up to when this view has been observed: the end of the execution, or now. */
  Instant observedUntil();
}
