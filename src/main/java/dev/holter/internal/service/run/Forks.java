package dev.holter.internal.service.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.StateError;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.state.ForkState;
import dev.holter.internal.asl.state.MapState;
import dev.holter.internal.asl.state.ParallelState;
import dev.holter.internal.asl.state.State;
import dev.holter.internal.asl.state.TaskState;
import dev.holter.internal.asl.state.WaitState;
import dev.holter.internal.service.core.CallAnswers;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.Payload;
import dev.holter.internal.service.core.Quotas;
import dev.holter.internal.service.event.Event;
import dev.holter.internal.service.event.ForkEvents;
import dev.holter.internal.service.event.PartStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The life of a Parallel or Map state: its branches or iterations, and what follows from how they
 * end. The first one that fails ends the others.
 *
 * <p>In the history, what is said of an iteration's end or of a state that was given up follows
 * from the last thing that really happened, and nothing follows from it. Guarded by the service's
 * lock.
 */
final class Forks {
  private final Core core;
  private final Executions executions;
  private final Interpreter interpreter;
  private final ErrorHandling errors;
  private final MapRuns mapRuns;

  Forks(
      Core core,
      Executions executions,
      Interpreter interpreter,
      ErrorHandling errors,
      CallAnswers answers) {
    this.core = core;
    this.executions = executions;
    this.interpreter = interpreter;
    this.errors = errors;
    this.mapRuns = new MapRuns(core, executions, interpreter, this, answers);
  }

  MapRuns mapRuns() {
    return mapRuns;
  }

  /** Begins the next attempt of a strand's present state. */
  void start(Strand owner, ForkState state) {
    if (!executions.hasRoom(owner.execution)) {
      return;
    }
    if (state instanceof MapState map && map.distributed().isPresent()) {
      mapRuns.start(owner, map, map.distributed().get());
      return;
    }
    var context = owner.context(core, null);
    Fork fork =
        state instanceof MapState map
            ? new MapFork(core, owner, map, context)
            : new ParallelFork(owner, (ParallelState) state, context);
    if (fork instanceof ParallelFork && !fork.input(0).fits()) {
      String cause = Quotas.parametersTooLarge(state.name());
      StateError error = StateError.failed(Quotas.DATA_LIMIT, cause);
      handle(owner, state, error);
      return;
    }
    owner.fork = fork;
    owner.brokenFork = null;
    owner.write(fork.started());
    if (fork.isDone()) {
      finish(fork);
      return;
    }
    fill(fork, owner.lastEvent);
  }

  private void fill(Fork fork, long previous) {
    for (int i = fork.walking().size(); i < fork.concurrency() && fork.hasMore(); i++) {
      begin(fork, previous);
    }
  }

  /** Redrives an attempt: the branches or iterations that have not succeeded go on. */
  void resume(Fork fork, long redriven) {
    fork.walking().forEach(part -> interpreter.resume(part, redriven));
    fill(fork, redriven);
  }

  private void begin(Fork fork, long previous) {
    if (!executions.hasRoom(fork.owner.execution) || fork.owner.fork != fork) {
      return;
    }
    int index = fork.upcoming();
    Payload input;
    try {
      input = fork.input(index);
      if (!input.fits()) {
        String cause = Quotas.parametersTooLarge(fork.state().name());
        fail(fork, StateError.failed(Quotas.DATA_LIMIT, cause));
        return;
      }
    } catch (StateFailure failure) {
      fail(fork, interpreter.error(fork.owner, failure));
      return;
    }
    fork.next();
    Strand part = new Strand(fork, index, input, previous);
    Event started = fork.became(PartStatus.STARTED, index);
    if (started != null) {
      part.write(started);
    }
    fork.walks(part);
    interpreter.run(part, part.flow.startAt(), input);
  }

  /** Takes the output of a branch or iteration that has succeeded. */
  void succeed(Strand part, Payload output) {
    if (!interpreter.goesOn(part)) {
      return;
    }
    Fork fork = fork(part);
    part.stop(core);
    fork.returns(part, output.tree());
    long ended = say(part.lastEvent, part, fork.became(PartStatus.SUCCEEDED, part.index));
    if (fork.hasMore()) {
      begin(fork, part.lastEvent);
    } else if (fork.isDone()) {
      fork.owner.lastEvent = ended;
      finish(fork);
    }
  }

  private void finish(Fork fork) {
    Strand owner = fork.owner;
    owner.fork = null;
    if (executions.hasRoom(owner.execution)) {
      finish(owner, fork.state(), owner.lastEvent, fork.results());
    }
  }

  /**
   * Ends an attempt whose parts have all succeeded. The event of that follows from the given one.
   */
  void finish(Strand owner, ForkState state, long done, JsonNode result) {
    say(done, owner, ForkEvents.state(state, PartStatus.SUCCEEDED));
    try {
      var context = owner.context(core, null);
      var left = state.outcome(result, context);
      interpreter.leave(owner, new StateExit(owner.input.or(left.output()), left.assigned()));
    } catch (StateFailure failure) {
      handle(owner, state, interpreter.error(owner, failure));
    }
  }

  /** Ends an attempt of which a branch or iteration has failed. */
  void fail(Strand part, StateError error) {
    if (!interpreter.goesOn(part)) {
      return;
    }
    Fork fork = fork(part);
    long failed = part.lastEvent;
    part.stop(core);
    say(failed, part, fork.became(PartStatus.FAILED, part.index));
    if (part.state() instanceof TaskState) {
      say(failed, part, ForkEvents.state(part.state(), PartStatus.ABORTED));
    }
    fork.walking().stream().filter(other -> other != part).forEach(other -> abort(other, failed));
    fork.owner.lastEvent = failed;
    fail(fork, error);
  }

  private void fail(Fork fork, StateError error) {
    fork.walking().forEach(part -> part.stop(core));
    fork.owner.fork = null;
    fork.owner.brokenFork = fork;
    handle(fork.owner, fork.state(), error);
  }

  void handle(Strand owner, ForkState state, StateError error) {
    errors.handle(
        owner,
        state,
        error,
        () -> start(owner, state),
        () -> owner.write(ForkEvents.state(state, PartStatus.FAILED)));
  }

  /**
   * Writes into the history what is given up in a branch or iteration because another one has
   * failed.
   */
  private void abort(Strand part, long failed) {
    say(failed, part, fork(part).became(PartStatus.ABORTED, part.index));
    Fork inner = part.fork;
    if (inner != null) {
      inner.walking().forEach(other -> abort(other, failed));
    }
    State state = part.stateIfAny();
    if (state instanceof TaskState || state instanceof WaitState || state instanceof ForkState) {
      say(failed, part, ForkEvents.state(state, PartStatus.ABORTED));
    }
    part.stop(core);
  }

  /** Returns the event that was written, or the former one if there is nothing to say. */
  private long say(long previous, Strand about, @Nullable Event event) {
    if (event == null || !executions.hasRoom(about.execution)) {
      return previous;
    }
    return about.execution.write(event, previous);
  }

  private static Fork fork(Strand part) {
    return Objects.requireNonNull(part.partOf);
  }
}
