package dev.holter.internal.service.run;

import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.reading.StateError;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.state.ChoiceState;
import dev.holter.internal.asl.state.FailState;
import dev.holter.internal.asl.state.ForkState;
import dev.holter.internal.asl.state.Outcome;
import dev.holter.internal.asl.state.PassState;
import dev.holter.internal.asl.state.RetriableState;
import dev.holter.internal.asl.state.State;
import dev.holter.internal.asl.state.StateVisitor;
import dev.holter.internal.asl.state.SucceedState;
import dev.holter.internal.asl.state.TaskState;
import dev.holter.internal.asl.state.Transition;
import dev.holter.internal.asl.state.WaitState;
import dev.holter.internal.service.core.CallAnswers;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.Payload;
import dev.holter.internal.service.core.Quotas;
import dev.holter.internal.service.event.ForkEvents;
import dev.holter.internal.service.event.PartStatus;
import dev.holter.internal.service.event.StateEvents;
import dev.holter.internal.time.Priority;
import dev.holter.internal.time.Purpose;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks strands through their states. It uses no thread: an event, a timer or a call continues it.
 *
 * <p>Everything runs under the service's lock.
 */
public final class Interpreter {

  /** The state that a strand enters next, and the input of it. */
  private record Step(String state, Payload input) {}

  private final Core core;
  private final Executions executions;
  private final Tasks tasks;
  private final Forks forks;
  private final ErrorHandling errors;

  /** Strands that can go on, by turns: none runs inside another one's step. */
  private final Deque<Runnable> ready = new ArrayDeque<>();

  private boolean walking;

  public Interpreter(Core core, Executions executions, Activities activities, CallTargets callees) {
    this.core = core;
    this.executions = executions;
    this.errors = new ErrorHandling(core, executions, this);
    this.tasks = new Tasks(core, executions, activities, callees, this, errors);
    this.forks = new Forks(core, executions, this, errors, new CallAnswers(core, callees.test()));
  }

  public Tasks tasks() {
    return tasks;
  }

  public MapRuns mapRuns() {
    return forks.mapRuns();
  }

  /** Lets a strand go on from a state until it waits or has ended. */
  public void run(Strand strand, String state, Payload input) {
    run(strand, () -> walk(strand, new Step(state, input)));
  }

  /** Runs a step of a strand, and every other one that follows, until all strands wait. */
  public void run(Strand strand, Runnable step) {
    ready.add(() -> guard(strand, step));
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

  /** Does something for a strand; whatever that throws is how the strand or its execution ends. */
  void guard(Strand strand, Runnable step) {
    try {
      try {
        step.run();
      } catch (StateFailure failure) {
        fail(strand, failure);
      }
    } catch (RuntimeException | VirtualMachineError | LinkageError | AssertionError fault) {
      // Errors of other kinds are there to stop the thread, and are let through.
      breakOff(strand, fault);
    }
  }

  /**
   * Ends the whole execution after an unexpected exception, since nothing is known of where that
   * has left the strand.
   */
  private void breakOff(Strand strand, Throwable fault) {
    ExecutionRecord execution = strand.execution;
    OwnFault.log(fault, execution.name());
    if (execution.isRunning()) {
      State state = strand.stateIfAny();
      execution.root.lastEvent = execution.history.size();
      executions.fail(
          execution.root,
          Quotas.RUNTIME,
          state == null
              ? OwnFault.CAUSE
              : StateFailure.cause(state.name(), strand.enteredEvent, OwnFault.CAUSE));
    }
  }

  /**
   * Goes on in the state in which a strand ended. Only a Fail state is entered again; of others the
   * documentation says that they are scheduled or evaluated again.
   *
   * @param redriven the event that what happens next follows from
   */
  public void resume(Strand strand, long redriven) {
    strand.revive(redriven);
    State state = strand.stateIfAny();
    Fork fork = strand.fork;
    if (state == null || state instanceof FailState) {
      run(strand, state == null ? strand.flow.startAt() : state.name(), strand.input);
    } else if (fork != null) {
      run(strand, () -> forks.resume(fork, redriven));
    } else if (strand.brokenRun != null) {
      MapRun broken = strand.brokenRun;
      run(strand, () -> mapRuns().redrive(broken));
    } else {
      run(strand, () -> stay(strand, state));
    }
  }

  private void stay(Strand strand, State state) {
    if (!goesOn(strand)) {
      return;
    }
    go(strand, enter(strand, state));
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
    strand.beforeEntered = strand.lastEvent;
    strand.write(StateEvents.entered(state, step.input().text()));
    strand.enteredEvent = strand.lastEvent;
    return enter(strand, state);
  }

  private @Nullable Step enter(Strand strand, State state) {
    return state.accept(new Entry(strand));
  }

  /** What a strand does in the state that it has entered; null if it has to wait there. */
  private final class Entry implements StateVisitor<Step> {
    private final Strand strand;

    Entry(Strand strand) {
      this.strand = strand;
    }

    private EvaluationContext context() {
      return strand.context(core, null);
    }

    @Override
    public @Nullable Step visit(TaskState task) {
      tasks.schedule(strand, task);
      return null;
    }

    @Override
    public @Nullable Step visit(ForkState fork) {
      forks.start(strand, fork);
      return null;
    }

    @Override
    public @Nullable Step visit(WaitState wait) {
      return hold(strand, wait, context());
    }

    @Override
    public @Nullable Step visit(PassState pass) {
      return exit(strand, pass.outcome(context()));
    }

    @Override
    public @Nullable Step visit(ChoiceState choice) {
      ChoiceState.Choice chosen = choice.choose(context());
      return exit(strand, leaving(strand, chosen.outcome()), chosen.next());
    }

    @Override
    public @Nullable Step visit(SucceedState succeed) {
      return exit(strand, succeed.outcome(context()));
    }

    @Override
    public @Nullable Step visit(FailState state) {
      fail(strand, state.failure(context()));
      return null;
    }
  }

  private @Nullable Step hold(Strand strand, WaitState wait, EvaluationContext context) {
    Instant until = wait.until(context);
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
      guard(strand, () -> go(strand, afterWait(strand, wait)));
    }
  }

  private @Nullable Step afterWait(Strand strand, WaitState wait) {
    return exit(strand, wait.outcome(strand.context(core, null)));
  }

  /** Leaves the state of a task or a fork with its output. */
  void leave(Strand strand, StateExit leaving) {
    go(strand, exit(strand, leaving, strand.state().transition()));
  }

  /** Leaves a state through a catcher. */
  void leave(Strand strand, Outcome outcome, String next) {
    go(strand, exit(strand, leaving(strand, outcome), new Transition.Next(next)));
  }

  private void go(Strand strand, @Nullable Step next) {
    if (next != null) {
      run(strand, next.state(), next.input());
    }
  }

  private @Nullable Step exit(Strand strand, Outcome outcome) {
    return exit(strand, leaving(strand, outcome), strand.state().transition());
  }

  private static StateExit leaving(Strand strand, Outcome outcome) {
    return new StateExit(strand.input.or(outcome.output()), outcome.assigned());
  }

  private @Nullable Step exit(Strand strand, StateExit leaving, Transition transition) {
    State state = strand.state();
    Payload output = leaving.output();
    Optional<StateError> refusal = leaving.refusal(state.name());
    if (refusal.isPresent()) {
      fail(strand, refusal.get());
      return null;
    }
    if (!executions.hasRoom(strand.execution)) {
      return null;
    }
    strand.write(StateEvents.exited(state, output.text(), leaving.assigned()));
    strand.assign(leaving.assigned());
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

  /** Handles a field of the state that cannot be evaluated. */
  void fail(Strand strand, StateFailure failure) {
    StateError error = error(strand, failure);
    if (failure.isQuery() && strand.state() instanceof RetriableState state) {
      errors.handle(strand, state, error, () -> enter(strand, state), () -> giveUp(strand, state));
    } else {
      fail(strand, error);
    }
  }

  private void giveUp(Strand strand, RetriableState state) {
    if (state instanceof ForkState) {
      strand.write(ForkEvents.state(state, PartStatus.FAILED));
    }
  }

  /**
   * Returns the error of a field that cannot be evaluated. If a query failed, an event of its own
   * tells of it.
   */
  StateError error(Strand strand, StateFailure failure) {
    State state = strand.state();
    String cause = failure.cause(state.name(), strand.enteredEvent);
    if (failure.isQuery() && executions.hasRoom(strand.execution)) {
      if (strand.lastEvent == strand.enteredEvent && !failure.isLate()) {
        strand.lastEvent = strand.beforeEntered;
      }
      strand.write(StateEvents.evaluationFailed(state, failure, cause));
    }
    return StateError.failed(failure.error(), cause);
  }

  /**
   * Ends a strand with an error that nothing handles, and with it the fork or execution that it is
   * a part of.
   */
  void fail(Strand strand, StateError error) {
    if (!executions.goesOn(strand.execution)) {
      return;
    }
    if (strand.partOf == null) {
      executions.fail(strand, error.error(), error.cause());
    } else {
      forks.fail(strand, error);
    }
  }
}
