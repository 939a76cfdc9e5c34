package dev.holter.internal.service;

import dev.holter.internal.asl.ChoiceState;
import dev.holter.internal.asl.EvaluationContext;
import dev.holter.internal.asl.FailState;
import dev.holter.internal.asl.ForkState;
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
import java.util.ArrayDeque;
import java.util.Deque;
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
  private final Forks forks;

  /** Strands that can go on, by turns: none runs inside another one's step. */
  private final Deque<Runnable> ready = new ArrayDeque<>();

  private boolean walking;

  Interpreter(Core core, Executions executions, Activities activities, Integrations answers) {
    this.core = core;
    this.executions = executions;
    ErrorHandling errors = new ErrorHandling(core, executions, this);
    this.tasks = new Tasks(core, executions, activities, answers, this, errors);
    this.forks = new Forks(core, executions, this, errors);
  }

  Tasks tasks() {
    return tasks;
  }

  /** Lets a strand go on from a state until it waits or has ended. */
  void run(Strand strand, String state, Payload input) {
    run(() -> walk(strand, new Step(state, input)));
  }

  /** Runs a step, and every other one that follows, until all strands wait. */
  void run(Runnable step) {
    ready.add(step);
    if (walking) {
      return;
    }
    walking = true;
    try {
      for (Runnable next = ready.poll(); next != null; next = ready.poll()) {
        next.run();
      }
    } finally {
      walking = false;
    }
  }

  private void walk(Strand strand, Step from) {
    Step next = from;
    while (next != null && goesOn(strand)) {
      next = step(strand, next);
    }
  }

  /** Whether a strand may go on. */
  boolean goesOn(Strand strand) {
    return !strand.isStopped() && executions.goesOn(strand.execution);
  }

  private @Nullable Step step(Strand strand, Step step) {
    State state = strand.flow.state(step.state());
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
    if (state instanceof ForkState fork) {
      forks.start(strand, fork);
      return null;
    }
    EvaluationContext context = core.context(strand, null);
    if (state instanceof WaitState wait) {
      return hold(strand, wait, context);
    }
    if (state instanceof PassState pass) {
      return exit(strand, strand.input.or(pass.output(strand.input.tree(), context)));
    }
    if (state instanceof ChoiceState choice) {
      return choose(strand, choice, context);
    }
    if (state instanceof SucceedState succeed) {
      return exit(strand, strand.input.or(succeed.output(strand.input.tree(), context)));
    }
    fail(strand, ((FailState) state).failure(strand.input.tree(), context));
    return null;
  }

  private @Nullable Step choose(Strand strand, ChoiceState choice, EvaluationContext context) {
    Transition chosen = choice.choose(strand.input.tree(), context);
    Payload output = strand.input.or(choice.output(strand.input.tree(), context));
    return exit(strand, output, chosen);
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
      if (!goesOn(strand)) {
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
    return exit(strand, output, strand.state().transition());
  }

  private @Nullable Step exit(Strand strand, Payload output, Transition transition) {
    State state = strand.state();
    if (!output.fits()) {
      fail(strand, StateError.failed(Quotas.DATA_LIMIT, Quotas.tooLarge(state.name())));
      return null;
    }
    if (!executions.hasRoom(strand.execution)) {
      return null;
    }
    strand.write(StateEvents.exited(state, output.text()));
    if (transition instanceof Transition.Next next) {
      return new Step(next.state(), output);
    }
    if (strand.partOf == null) {
      executions.succeed(strand, output);
    } else {
      forks.succeed(strand, output);
    }
    return null;
  }

  /** A state whose own fields cannot be evaluated. */
  void fail(Strand strand, StateFailure failure) {
    String cause = failure.cause(strand.state().name(), strand.enteredEvent);
    fail(strand, StateError.failed(failure.error(), cause));
  }

  /** An error that nothing handles ends the strand, and what it is a part of. */
  void fail(Strand strand, StateError error) {
    if (strand.partOf == null) {
      executions.fail(strand, error.error(), error.cause());
    } else {
      forks.fail(strand, error);
    }
  }
}
