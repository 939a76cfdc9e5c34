package dev.holter.internal.service;

import dev.holter.internal.asl.EvaluationContext;
import dev.holter.internal.asl.FailState;
import dev.holter.internal.asl.PassState;
import dev.holter.internal.asl.State;
import dev.holter.internal.asl.StateError;
import dev.holter.internal.asl.StateFailure;
import dev.holter.internal.asl.SucceedState;
import dev.holter.internal.asl.TaskState;
import dev.holter.internal.asl.Transition;
import dev.holter.internal.asl.WaitState;
import dev.holter.time.Priority;
import dev.holter.time.Purpose;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Walks strands through their states. It uses no thread: an event, a timer or a call continues it.
 *
 * <p>Everything runs under the service's lock.
 */
final class Interpreter {

  /** Where a strand goes next. */
  private record Step(String state, Payload input) {}

  private final Core core;
  private final Executions executions;
  private final Tasks tasks;

  Interpreter(Core core, Executions executions, Activities activities, Integrations answers) {
    this.core = core;
    this.executions = executions;
    this.tasks = new Tasks(core, executions, activities, answers, this);
  }

  Tasks tasks() {
    return tasks;
  }

  /** Goes on until the strand waits or its execution has ended. */
  void run(Strand strand, String state, Payload input) {
    Step next = new Step(state, input);
    while (next != null && executions.goesOn(strand.execution)) {
      next = step(strand, next);
    }
  }

  private @Nullable Step step(Strand strand, Step step) {
    State state = strand.execution.revision.definition().state(step.state());
    strand.enter(state, step.input(), core.now());
    strand.write(StateEvents.entered(state, step.input().text()));
    strand.enteredEvent = strand.lastEvent;
    try {
      return enter(strand, state);
    } catch (StateFailure failure) {
      fail(strand, failure);
      return null;
    }
  }

  private @Nullable Step enter(Strand strand, State state) {
    if (state instanceof TaskState task) {
      tasks.schedule(strand, task);
      return null;
    }
    EvaluationContext context = core.context(strand, null);
    if (state instanceof WaitState wait) {
      return hold(strand, wait, context);
    }
    if (state instanceof PassState pass) {
      return exit(strand, strand.input.or(pass.output(strand.input.tree(), context)));
    }
    if (state instanceof SucceedState succeed) {
      return exit(strand, strand.input.or(succeed.output(strand.input.tree(), context)));
    }
    StateError failure = ((FailState) state).failure(strand.input.tree(), context);
    executions.fail(strand, failure.error(), failure.cause());
    return null;
  }

  private @Nullable Step hold(Strand strand, WaitState wait, EvaluationContext context) {
    Instant until = wait.until(core.now(), strand.input.tree(), context);
    if (!until.isAfter(core.now())) {
      return afterWait(strand, wait);
    }
    strand.resumption =
        core.timeline()
            .schedule(
                until,
                Priority.SERVICE,
                Purpose.WORK,
                "Wait state " + wait.name(),
                () -> resume(strand, wait));
    return null;
  }

  private void resume(Strand strand, WaitState wait) {
    synchronized (core.lock()) {
      if (!executions.goesOn(strand.execution)) {
        return;
      }
      strand.resumption = null;
      try {
        go(strand, afterWait(strand, wait));
      } catch (StateFailure failure) {
        fail(strand, failure);
      }
    }
  }

  private @Nullable Step afterWait(Strand strand, WaitState wait) {
    EvaluationContext context = core.context(strand, null);
    return exit(strand, strand.input.or(wait.output(strand.input.tree(), context)));
  }

  /** A task's state ends with this output. */
  void leave(Strand strand, Payload output) {
    go(strand, exit(strand, output));
  }

  /** A task's state was left through a catcher. */
  void leave(Strand strand, Payload output, String next) {
    if (executions.hasRoom(strand.execution)) {
      strand.write(StateEvents.exited(strand.state(), output.text()));
      run(strand, next, output);
    }
  }

  private void go(Strand strand, @Nullable Step next) {
    if (next != null) {
      run(strand, next.state(), next.input());
    }
  }

  private @Nullable Step exit(Strand strand, Payload output) {
    State state = strand.state();
    if (!output.fits()) {
      executions.fail(strand, Quotas.DATA_LIMIT, Quotas.tooLarge(state.name()));
      return null;
    }
    if (!executions.hasRoom(strand.execution)) {
      return null;
    }
    strand.write(StateEvents.exited(state, output.text()));
    if (state.transition() instanceof Transition.Next next) {
      return new Step(next.state(), output);
    }
    executions.succeed(strand, output);
    return null;
  }

  /** A state whose own fields cannot be evaluated ends the execution. */
  void fail(Strand strand, StateFailure failure) {
    executions.fail(
        strand, failure.error(), failure.cause(strand.state().name(), strand.enteredEvent));
  }
}
