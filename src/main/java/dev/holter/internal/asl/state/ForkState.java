package dev.holter.internal.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.EvaluationContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A state that has others do the work, which walk side by side: Parallel or Map. */
public sealed interface ForkState extends RetriableState permits ParallelState, MapState {

  /** Returns what is walked through, in the order of the text. */
  List<Flow> flows();

  /**
   * Returns what the state leaves behind.
   *
   * @param result what the branches or iterations have returned
   * @throws StateFailure if a path leads nowhere or the result has no place in the input
   */
  Outcome outcome(JsonNode result, EvaluationContext context);

  @Override
  default <R> @Nullable R accept(StateVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
