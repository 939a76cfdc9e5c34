package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;

/** What has to hold for a rule of a Choice state, whichever language says it. */
@FunctionalInterface
interface ChoiceCondition {

  /**
   * Answers for the state's effective input.
   *
   * @throws StateFailure if a path leads nowhere
   */
  boolean holds(JsonNode input, EvaluationContext context);
}
