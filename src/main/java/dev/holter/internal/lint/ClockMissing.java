package dev.holter.internal.lint;

import dev.holter.internal.asl.resource.Resource.Activity;
import dev.holter.internal.asl.resource.Resource.Integration;
import dev.holter.internal.asl.resource.Resource.Pattern;
import dev.holter.internal.asl.state.TaskState;
import java.util.function.Consumer;

/**
 * Finds states that wait for an activity or a task token and have no clock: if nobody answers, such
 * a state waits for a year, as long as an execution may last.
 */
final class ClockMissing extends Rule {

  ClockMissing() {
    super(
        "clock-missing",
        Severity.WARNING,
        "A state waits for an activity or a task token without any clock");
  }

  @Override
  void check(Seen seen, Consumer<Finding> found) {
    for (SeenMachine machine : seen.machines()) {
      if (machine.definition().timeout().isEmpty()) {
        machine
            .tasks()
            .filter(state -> waitsForSomebody(state) && !state.hasTimeout())
            .filter(state -> !state.hasHeartbeat())
            .forEach(
                state ->
                    found.accept(
                        finding(
                            machine.place(state),
                            "it has neither HeartbeatSeconds nor TimeoutSeconds, so that a lost"
                                + " task keeps its execution open for up to a year",
                            "give it HeartbeatSeconds, and TimeoutSeconds for the whole task")));
      }
    }
  }

  private static boolean waitsForSomebody(TaskState state) {
    return state.resource() instanceof Activity
        || (state.resource() instanceof Integration call
            && call.pattern() == Pattern.WAIT_FOR_TASK_TOKEN);
  }
}
