package dev.holter.internal.lint;

import dev.holter.internal.asl.resource.Resource;
import dev.holter.internal.asl.resource.Resource.Activity;
import dev.holter.internal.asl.resource.Resource.Integration;
import dev.holter.internal.asl.resource.Resource.LambdaFunction;
import dev.holter.internal.asl.resource.Resource.Pattern;
import dev.holter.internal.asl.state.Retrier;
import dev.holter.internal.asl.state.TaskState;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds retriers for errors that their state cannot fail with. Such a retrier does nothing, and the
 * error that the state does fail with has none.
 */
final class ErrorImpossible extends Rule {

  private static final String LAMBDA = "Lambda";
  private static final String OWN = "States.";

  /** Errors with which only states of other types fail. */
  private static final Set<String> OF_OTHER_STATES =
      Set.of(
          "States.BranchFailed",
          "States.NoChoiceMatched",
          "States.ExceedToleratedFailureThreshold",
          "States.ItemReaderFailed",
          "States.ResultWriterFailed");

  /** The end of an error with which a state fails only if it waits for a job to end. */
  private static final String OF_JOBS = ".TaskFailedToStartException";

  /**
   * Errors that the service answers to workers, and their names in histories. No state fails with
   * them.
   */
  private static final Set<String> OF_CALLS =
      Set.of(
          "TaskTimedOut",
          "TaskTimedOutException",
          "ActivityTimedOut",
          "TaskDoesNotExist",
          "TaskDoesNotExistException");

  ErrorImpossible() {
    super(
        "error-impossible",
        Severity.WARNING,
        "A retrier waits for an error that its state cannot fail with");
  }

  @Override
  void check(Seen seen, Consumer<Finding> found) {
    for (SeenMachine machine : seen.machines()) {
      machine.tasks().forEach(state -> check(machine, state, found));
    }
  }

  private void check(SeenMachine machine, TaskState state, Consumer<Finding> found) {
    List<Retrier> retriers = state.retriers();
    for (int index = 0; index < retriers.size(); index++) {
      for (String error : retriers.get(index).errors()) {
        String reason = reason(state, error);
        if (reason != null) {
          found.accept(
              finding(
                  machine.place(state) + ", Retry[" + index + "]",
                  "it waits for " + error + ", and " + reason,
                  "name what the state fails with, such as States.Timeout,"
                      + " States.HeartbeatTimeout, or the errors that the worker sends"));
        }
      }
    }
  }

  private static @Nullable String reason(TaskState state, String error) {
    if (error.equals("States.HeartbeatTimeout") && !state.hasHeartbeat()) {
      return "the state has no HeartbeatSeconds";
    }
    if (error.equals("States.Timeout") && !state.hasHeartbeat() && !state.hasTimeout()) {
      return "the state has neither HeartbeatSeconds nor TimeoutSeconds";
    }
    if (error.equals("States.Runtime")) {
      return "that is never retried";
    }
    if (OF_OTHER_STATES.contains(error)) {
      return "Task states do not fail with it";
    }
    if (OF_CALLS.contains(error)) {
      return "a worker is told so; the state fails with States.Timeout";
    }
    if (error.endsWith(OF_JOBS) && state.resource() instanceof Integration call && !isJob(call)) {
      return "only a state that waits for a job with .sync fails with it";
    }
    return isOfAnotherService(state.resource(), error)
        ? "[" + state.resource().arn() + "] does not fail with that"
        : null;
  }

  /**
   * Tells whether an error has the name of another service before its dot. Functions and workers
   * name their errors as they like, so that only the names of Lambda itself can be told to be wrong
   * there.
   */
  private static boolean isOfAnotherService(Resource resource, String error) {
    int dot = error.indexOf('.');
    if (dot < 0 || error.startsWith(OWN) || resource instanceof LambdaFunction) {
      return false;
    }
    String service = error.substring(0, dot);
    if (resource instanceof Activity) {
      return service.equals(LAMBDA);
    }
    Integration call = (Integration) resource;
    if (isOf(call, "lambda") || isOf(call, "states") || isOf(call, "http")) {
      return false;
    }
    return call.pattern() == Pattern.REQUEST_RESPONSE
        ? !isOf(call, service)
        : service.equals(LAMBDA);
  }

  private static boolean isJob(Integration call) {
    return call.pattern() == Pattern.SYNC || call.pattern() == Pattern.SYNC_2;
  }

  private static boolean isOf(Integration call, String service) {
    String own = call.service().substring(call.service().lastIndexOf(':') + 1);
    return own.equals(service.toLowerCase(Locale.ROOT));
  }
}
