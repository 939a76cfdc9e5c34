package dev.holter.internal.asl.map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.AslPath;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.expression.Expression;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Json;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A field from 0 to 100, both inclusive, plain or asked for. */
record Percentage(String field, BigDecimal plain, @Nullable Expression asked) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  static Percentage of(Fields fields, String field) {
    fields.atMostOne(field, field + "Path");
    Expression asked = AslPath.askedOfInput(fields, field);
    BigDecimal plain = asked == null ? fields.number(field, BigDecimal.ZERO, HUNDRED) : null;
    return new Percentage(field, plain == null ? BigDecimal.ZERO : plain, asked);
  }

  BigDecimal evaluate(JsonNode input, EvaluationContext context) {
    if (asked == null) {
      return plain;
    }
    JsonNode value = asked.read(input, context);
    BigDecimal number = number(asked, value);
    if (number.signum() < 0 || number.compareTo(HUNDRED) > 0) {
      throw asked.unfit("number", value, MapWording.notPercent(field));
    }
    return number;
  }

  private BigDecimal number(Expression expression, JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue();
    }
    // The service reads the text of what a path leads to, and so a text with a number in it.
    BigDecimal parsed =
        value.isTextual() && expression instanceof AslPath ? parse(value.asText()) : null;
    if (parsed == null) {
      String problem =
          MapWording.notAFloat(expression.askedIn(field), Json.quoted(value), expression.text());
      throw expression.unfit("number", value, problem);
    }
    return parsed;
  }

  private static @Nullable BigDecimal parse(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
