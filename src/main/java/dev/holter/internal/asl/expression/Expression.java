package dev.holter.internal.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.jsonpath.InvalidPathException;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.QueryLanguage;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.reading.Wording;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What stands in a definition for a value that only the input has: a path or a call. */
public interface Expression {

  /** Returns what a field holds, a path or an intrinsic function, if there is one. */
  static @Nullable Expression of(Fields fields, String field) {
    return compiled(fields, field, Expression::compile);
  }

  /**
   * Returns how a field's value is asked for: in JSONPath by a second field, whose name ends in
   * Path, and in JSONata by the field itself.
   *
   * @param compile what may stand in the second field
   */
  static @Nullable Expression asked(
      Fields fields, String field, Function<String, ? extends Expression> compile) {
    if (fields.language() == QueryLanguage.JSONPATH) {
      return compiled(fields, field + "Path", compile);
    }
    JsonNode value = fields.raw(field);
    if (value != null && JsonataExpression.isMisplaced(value)) {
      fields.report(Wording.MISPLACED_MARKS, field);
    }
    return value != null && JsonataExpression.isExpression(value)
        ? JsonataExpression.of(value.asText(), fields, field)
        : null;
  }

  /** Returns what the text of a field compiles to; what does not compile is reported. */
  static <T> @Nullable T compiled(Fields fields, String field, Function<String, T> compile) {
    String text = fields.text(field);
    if (text == null) {
      return null;
    }
    try {
      return compile.apply(text);
    } catch (InvalidPathException e) {
      fields.report(Wording.NOT_A_PATH, field);
      return null;
    }
  }

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

  /** Returns the name of the field that it stands in, of a value that it is asked for. */
  default String askedIn(String field) {
    return field + "Path";
  }

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
