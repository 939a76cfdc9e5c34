package dev.holter.internal.service.run;

import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.MachineRegistry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Whether an execution can be redriven at the present instant, in the documented words. */
public final class Redrivability {
  private static final Duration PERIOD = Duration.ofDays(14);
  private static final Duration LONGEST = Duration.ofDays(365);

  private final Core core;
  private final MachineRegistry stateMachines;

  public Redrivability(Core core, MachineRegistry stateMachines) {
    this.core = core;
    this.stateMachines = stateMachines;
  }

  /** Returns why an execution cannot be redriven, or null if it can. */
  public @Nullable String obstacle(ExecutionRecord execution) {
    String status = obstacle(execution.status());
    if (status != null) {
      return status;
    }
    String machine = execution.topmost().stateMachineArn();
    if (stateMachines.isDeleting(machine) || stateMachines.find(machine) == null) {
      return "State machine is in DELETING status";
    }
    if (execution.history.isFull()) {
      return "Execution history event limit exceeded";
    }
    Instant now = core.now();
    if (now.isAfter(execution.startedAt().plus(LONGEST))) {
      return "Execution has exceeded the max execution time";
    }
    if (now.isAfter(execution.stoppedAt().orElseThrow().plus(PERIOD))) {
      return "Execution redrivable period exceeded";
    }
    return null;
  }

  /** Returns why an execution in a status cannot be redriven, or null if it can. */
  static @Nullable String obstacle(ExecutionStatus status) {
    return switch (status) {
      case FAILED, TIMED_OUT, ABORTED -> null;
      default -> "Execution is " + status + " and cannot be redriven";
    };
  }
}
