package dev.holter.internal.lint;

import dev.holter.internal.asl.reading.StateError;
import dev.holter.internal.asl.state.Flow;
import dev.holter.internal.asl.state.ForkState;
import dev.holter.internal.asl.state.RetriableState;
import dev.holter.internal.asl.state.State;
import dev.holter.internal.asl.state.TaskState;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Finds states whose clock notices a lost worker, but whose execution then fails since nothing
 * retries or catches the time-out.
 */
final class TimeoutUnhandled extends Rule {

  TimeoutUnhandled() {
    super(
        "timeout-unhandled",
        Severity.WARNING,
        "No Retry or Catch matches the time-out of a state that has a clock");
  }

  @Override
  void check(Seen seen, Consumer<Finding> found) {
    for (SeenMachine machine : seen.machines()) {
      walk(machine, machine.definition().flow(), error -> false, found);
    }
  }

  private void walk(
      SeenMachine machine, Flow flow, Predicate<StateError> outside, Consumer<Finding> found) {
    for (State state : flow.states().values()) {
      if (state instanceof RetriableState retriable) {
        Predicate<StateError> handled = error -> outside.test(error) || handles(retriable, error);
        if (retriable instanceof TaskState task) {
          check(machine, task, handled, found);
        } else if (retriable instanceof ForkState fork) {
          fork.flows().forEach(inner -> walk(machine, inner, handled, found));
        }
      }
    }
  }

  private static boolean handles(RetriableState state, StateError error) {
    return state.catchers().stream().anyMatch(catcher -> catcher.matches(error))
        || state.retriers().stream()
            .anyMatch(retrier -> retrier.matches(error) && retrier.maxAttempts() > 0);
  }

  private void check(
      SeenMachine machine,
      TaskState state,
      Predicate<StateError> handled,
      Consumer<Finding> found) {
    // A worker that is lost misses its heartbeat first; TimeoutSeconds is the last resort then, and
    // may well end the execution.
    if (state.hasHeartbeat()) {
      if (!handled.test(StateError.heartbeatMissed())) {
        report(machine, state, "HeartbeatSeconds", "States.HeartbeatTimeout", found);
      }
    } else if (state.hasTimeout() && !handled.test(StateError.timedOut())) {
      report(machine, state, "TimeoutSeconds", "States.Timeout", found);
    }
  }

  private void report(
      SeenMachine machine, TaskState state, String clock, String error, Consumer<Finding> found) {
    found.accept(
        finding(
            machine.place(state),
            "it has "
                + clock
                + ", and no Retry or Catch that matches "
                + error
                + ": the first worker that is lost fails the execution",
            "add \"Retry\": [{\"ErrorEquals\": [\""
                + error
                + "\"], \"MaxAttempts\": 2}], or a Catch"));
  }
}
