package dev.holter.internal.service;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether an execution can be redriven at the present instant, in the documented words. */
final class Redrivability {
  private static final Duration PERIOD = Duration.ofDays(14);
  private static final Duration LONGEST = Duration.ofDays(365);

  private final Core core;
  private final StateMachines stateMachines;

  Redrivability(Core core, StateMachines stateMachines) {
    this.core = core;
    this.stateMachines = stateMachines;
  }

  /** Returns why it cannot, null if it can. */
  @Nullable String obstacle(ExecutionRecord execution) {
    switch (execution.status()) {
      case FAILED, TIMED_OUT, ABORTED -> {}
      default -> {
        return "Execution is " + execution.status() + " and cannot be redriven";
      }
    }
    if (stateMachines.isDeleting(execution.stateMachineArn())
        || stateMachines.find(execution.stateMachineArn()) == null) {
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
}
