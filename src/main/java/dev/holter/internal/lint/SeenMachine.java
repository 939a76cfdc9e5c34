package dev.holter.internal.lint;

import dev.holter.internal.asl.Definition;
import dev.holter.internal.asl.state.Flow;
import dev.holter.internal.asl.state.State;
import dev.holter.internal.asl.state.TaskState;
import java.util.List;
import java.util.stream.Stream;

/**
 * A state machine that the test has started.
 *
 * @param name its name
 * @param definition what it runs
 * @param errors error and cause of its executions that failed
 */
public record SeenMachine(String name, Definition definition, List<String> errors) {

  /** Copies the errors. */
  public SeenMachine {
    errors = List.copyOf(errors);
  }

  Stream<TaskState> tasks() {
    Flow flow = definition.flow();
    return flow.allStates().filter(TaskState.class::isInstance).map(TaskState.class::cast);
  }

  String place(State state) {
    return place(state.name(), name);
  }

  static String place(String state, String machine) {
    return "state [" + state + "] of [" + machine + "]";
  }
}
