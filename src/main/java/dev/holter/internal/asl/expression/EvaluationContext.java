package dev.holter.internal.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.intrinsic.Randomness;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of a state are evaluated with.
 *
 * @param input the input of the state
 * @param result what the work of the state came to, null before and in states without any
 * @param errorOutput the error that a catcher handles, null elsewhere
 * @param contextObject what {@code $$} and {@code $states.context} read
 * @param variables the values of variables by name, without the dollar sign
 * @param now the virtual instant
 * @param randomness where functions take identifiers and random numbers
 * @param inspection who is shown the values on their way
 */
public record EvaluationContext(
    JsonNode input,
    @Nullable JsonNode result,
    @Nullable JsonNode errorOutput,
    ObjectNode contextObject,
    Map<String, JsonNode> variables,
    Instant now,
    Randomness randomness,
    Inspection inspection) {

  public EvaluationContext withResult(JsonNode value) {
    return new EvaluationContext(
        input, value, errorOutput, contextObject, variables, now, randomness, inspection);
  }

  public EvaluationContext withErrorOutput(JsonNode value) {
    return new EvaluationContext(
        input, result, value, contextObject, variables, now, randomness, inspection);
  }

  /** Returns the same with another context object. */
  public EvaluationContext in(ObjectNode other) {
    return new EvaluationContext(
        input, result, errorOutput, other, variables, now, randomness, inspection);
  }
}
