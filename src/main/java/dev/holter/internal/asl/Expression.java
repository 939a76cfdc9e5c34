package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.jsonpath.InvalidPathException;

/** What stands in a definition for a value that only the input has: a path or a call. */
interface Expression {

  /**
   * Compiles an expression.
   *
   * @throws InvalidPathException if the text is none
   */
  static Expression compile(String text) {
    return IntrinsicCall.isCall(text) ? IntrinsicParser.parse(text) : AslPath.compile(text);
  }

  /** Returns the expression as it stands in the definition. */
  String text();

  /**
   * Returns the value for the field of that name.
   *
   * @throws StateFailure if there is none
   */
  JsonNode evaluate(String field, JsonNode input, EvaluationContext context);

  /**
   * Returns the value for a field that has nothing but this.
   *
   * @throws StateFailure if there is none
   */
  default JsonNode read(JsonNode input, EvaluationContext context) {
    return evaluate("", input, context);
  }

  /**
   * Returns the failure of a value that does not fit.
   *
   * @param wanted the JSON type that it should have, such as {@code number}
   * @param problem what is wrong with it otherwise
   */
  default StateFailure unfit(String wanted, JsonNode value, String problem) {
    return StateFailure.runtime(problem);
  }

  /**
   * Returns the value for a field that must be a text.
   *
   * @throws StateFailure if there is none, or another value
   */
  default String evaluateText(String field, JsonNode input, EvaluationContext context) {
    JsonNode value = evaluate(field, input, context);
    if (!value.isTextual()) {
      throw unfit("string", value, Wording.notText(text(), field, Json.write(value)));
    }
    return value.asText();
  }
}
