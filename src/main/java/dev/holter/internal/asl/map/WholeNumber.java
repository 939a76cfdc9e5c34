package dev.holter.internal.asl.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.holter.internal.asl.expression.AslPath;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.expression.Expression;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.Wording;
import org.jspecify.annotations.Nullable;

/** A field that counts something, from 0 on, plain or asked for. */
public record WholeNumber(String field, int plain, @Nullable Expression asked) {

  /** Reads a field that is 0 where it is absent. */
  public static WholeNumber of(Fields fields, String field) {
    return of(fields, field, Integer.MAX_VALUE);
  }

  /** Reads the same of a field that has a bound where it is plain. */
  static WholeNumber of(Fields fields, String field, int maximum) {
    fields.atMostOne(field, field + "Path");
    Expression asked = AslPath.askedOfInput(fields, field);
    Long plain = asked == null ? fields.integer(field, 0, maximum) : null;
    return new WholeNumber(field, plain == null ? 0 : plain.intValue(), asked);
  }

  public int evaluate(JsonNode input, EvaluationContext context) {
    int number = any(input, context);
    if (number < 0 && asked != null) {
      throw asked.unfit("number", IntNode.valueOf(number), Wording.negative(field));
    }
    return number;
  }

  /** Returns the number, which may be below 0 if it was asked for. */
  int any(JsonNode input, EvaluationContext context) {
    return asked == null ? plain : number(asked, asked.read(input, context));
  }

  private int number(Expression expression, JsonNode value) {
    if (value.isIntegralNumber() && value.canConvertToInt()) {
      return value.intValue();
    }
    // The service reads the text of what a path leads to, and so a text with a number in it.
    Integer parsed =
        value.isTextual() && expression instanceof AslPath ? parse(value.asText()) : null;
    if (parsed == null) {
      String problem =
          Wording.notAnInteger(expression.askedIn(field), Json.quoted(value), expression.text());
      throw expression.unfit("number", value, problem);
    }
    return parsed;
  }

  private static @Nullable Integer parse(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
