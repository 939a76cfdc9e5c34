package dev.holter.internal.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.intrinsic.IntrinsicProblem;
import dev.holter.internal.asl.intrinsic.Intrinsics;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.Sizes;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.reading.Wording;
import java.util.List;

/**
 * A call of an intrinsic function.
 *
 * @param text the whole expression; the service names it also when an inner call fails
 * @param function its name, such as {@code States.Format}
 * @param arguments what it is given
 */
public record IntrinsicCall(String text, String function, List<Argument> arguments)
    implements Expression {

  public static final Intrinsics FUNCTIONS = new Intrinsics(Json.MAPPER);

  /** What a function is given: a literal, a path or another call. */
  @FunctionalInterface
  interface Argument {
    JsonNode value(JsonNode input, EvaluationContext context);
  }

  /** Tells whether the text is meant to be a call. */
  public static boolean isCall(String text) {
    return text.startsWith("States.");
  }

  @Override
  public JsonNode evaluate(String field, JsonNode input, EvaluationContext context) {
    return value(input, context);
  }

  JsonNode value(JsonNode input, EvaluationContext context) {
    List<JsonNode> values =
        arguments.stream().map(argument -> argument.value(input, context)).toList();
    Sizes.require(values);
    try {
      return FUNCTIONS.call(function, values, context.randomness());
    } catch (IntrinsicProblem e) {
      String problem = String.valueOf(e.getMessage());
      throw StateFailure.runtime(Wording.intrinsicFailed(text, problem));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // Arguments that its Java takes for impossible; the service says no more of them.
      throw StateFailure.runtime(Wording.intrinsicFailed(text, "Invalid arguments in " + function));
    }
  }
}
