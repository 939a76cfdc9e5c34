package dev.holter.internal.service.run;

import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.state.Flow;
import dev.holter.internal.asl.state.ForkState;
import dev.holter.internal.asl.state.ParallelState;
import dev.holter.internal.service.core.Payload;
import dev.holter.internal.service.event.Event;
import dev.holter.internal.service.event.ForkEvents;
import dev.holter.internal.service.event.PartStatus;
import org.jspecify.annotations.Nullable;

/** One attempt of a Parallel state. */
final class ParallelFork extends Fork {
  private final ParallelState state;
  private final Payload input;

  ParallelFork(Strand owner, ParallelState state, EvaluationContext context) {
    super(owner, state.flows().size());
    this.state = state;
    this.input = owner.input.or(state.branchInput(context));
  }

  @Override
  ForkState state() {
    return state;
  }

  @Override
  Flow flow(int index) {
    return state.flows().get(index);
  }

  @Override
  int concurrency() {
    return state.flows().size();
  }

  @Override
  Payload input(int index) {
    return input;
  }

  @Override
  Event started() {
    return ForkEvents.parallelStarted();
  }

  /**
   * Returns null: a history shows the states of branches, and nothing of the branches themselves.
   */
  @Override
  @Nullable Event became(PartStatus status, int index) {
    return null;
  }
}
