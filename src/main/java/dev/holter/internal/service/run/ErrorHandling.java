package dev.holter.internal.service.run;

import dev.holter.internal.asl.reading.StateError;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.state.Catcher;
import dev.holter.internal.asl.state.ErrorReaction;
import dev.holter.internal.asl.state.Outcome;
import dev.holter.internal.asl.state.RetriableState;
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
    if (!executions.goesOn(strand.execution)) {
      return;
    }
    ErrorReaction reaction =
        ErrorReaction.of(
            state,
            error,
            retrier -> strand.retriesOf.getOrDefault(retrier, 0),
            core.tokens()::fraction);
    if (reaction instanceof ErrorReaction.Retry retry) {
      retry(strand, state, retry, again);
      return;
    }
    givenUp.run();
    if (reaction instanceof ErrorReaction.Catch caught) {
      leaveThrough(caught.catcher(), strand, error);
    } else {
      interpreter.fail(strand, error);
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

  private void retry(
      Strand strand, RetriableState state, ErrorReaction.Retry retry, Runnable again) {
    strand.retriesOf.merge(retry.retrier(), 1, Integer::sum);
    strand.retries++;
    strand.resumption =
        core.timeline()
            .schedule(
                core.now().plus(retry.delay()),
                Priority.SERVICE,
                Purpose.WORK,
                "retry " + strand.retries + " of state " + state.name(),
                () -> resume(strand, again));
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
