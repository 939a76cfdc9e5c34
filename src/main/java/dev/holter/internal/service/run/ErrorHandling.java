package dev.holter.internal.service.run;

import dev.holter.internal.asl.reading.StateError;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.state.Catcher;
import dev.holter.internal.asl.state.Outcome;
import dev.holter.internal.asl.state.RetriableState;
import dev.holter.internal.asl.state.Retrier;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.time.Priority;
import dev.holter.internal.time.Purpose;

/** What {@code Retry} and {@code Catch} make of an error. Guarded by the service's lock. */
final class ErrorHandling {
  private final Core core;
  private final Executions executions;
  private final Interpreter interpreter;

  ErrorHandling(Core core, Executions executions, Interpreter interpreter) {
    this.core = core;
    this.executions = executions;
    this.interpreter = interpreter;
  }

  /**
   * Retries, catches, or lets the strand fail.
   *
   * @param again begins the next attempt
   * @param givenUp writes what the history shows once there is none
   */
  void handle(
      Strand strand, RetriableState state, StateError error, Runnable again, Runnable givenUp) {
    if (!executions.goesOn(strand.execution) || retries(strand, state, error, again)) {
      return;
    }
    givenUp.run();
    int catcher = state.catcherOf(error);
    if (catcher < 0) {
      interpreter.fail(strand, error);
    } else {
      leaveThrough(state.catchers().get(catcher), strand, error);
    }
  }

  private void leaveThrough(Catcher catcher, Strand strand, StateError error) {
    try {
      Outcome outcome = catcher.outcome(error, strand.context(core, null));
      interpreter.leave(strand, outcome, catcher.next());
    } catch (StateFailure failure) {
      // Not to be caught again: the catcher that failed might be the one that matches.
      interpreter.fail(strand, interpreter.error(strand, failure));
    }
  }

  /** The first retrier that matches decides, even if its attempts are used up. */
  private boolean retries(Strand strand, RetriableState state, StateError error, Runnable again) {
    int index = state.retrierOf(error);
    if (index < 0) {
      return false;
    }
    Retrier retrier = state.retriers().get(index);
    int used = strand.retriesOf.merge(index, 1, Integer::sum);
    if (used > retrier.maxAttempts()) {
      return false;
    }
    strand.retries++;
    strand.resumption =
        core.timeline()
            .schedule(
                core.now().plus(retrier.delay(used, core.tokens().fraction())),
                Priority.SERVICE,
                Purpose.WORK,
                "retry " + strand.retries + " of state " + state.name(),
                () -> resume(strand, again));
    return true;
  }

  private void resume(Strand strand, Runnable again) {
    synchronized (core.lock()) {
      if (!interpreter.goesOn(strand)) {
        return;
      }
      strand.resumption = null;
      interpreter.run(strand, again);
    }
  }
}
