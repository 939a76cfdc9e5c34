package dev.holter.internal.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.EvaluationContext;

/** What has to hold for a rule of a Choice state, whichever language says it. */
@FunctionalInterface
public interface ChoiceCondition {

  /**
   * Answers for the state's effective input.
   *
   * @throws StateFailure if a path leads nowhere
   */
  boolean holds(JsonNode input, EvaluationContext context);
}
