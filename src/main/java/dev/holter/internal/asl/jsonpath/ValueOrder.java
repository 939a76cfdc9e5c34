package dev.holter.internal.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** The order of two values of a filter, which are texts, nodes of JSON or regular expressions. */
final class ValueOrder {
  private ValueOrder() {}

  /**
   * Returns below, at or above zero as the expected value comes before, with or after the model.
   *
   * @return empty if the two cannot be compared
   * @throws NumberFormatException if a text is compared with a number and is none
   */
  static Optional<Integer> of(Object expected, Object model) {
    if (expected == model || (isNull(expected) && isNull(model))) {
      return Optional.of(0);
    }
    if (isNull(expected) || isNull(model)) {
      return Optional.of(isNull(expected) ? -1 : 1);
    }
    if (expected instanceof String text && model instanceof String other) {
      return Optional.of(text.replace("\\'", "'").compareTo(other));
    }
    if (model instanceof JsonNode node && node.isNumber()) {
      return number(expected).map(number -> number.compareTo(node.decimalValue()));
    }
    if (model instanceof JsonNode node && node.isBoolean()) {
      return flag(expected).map(flag -> flag.compareTo(node.booleanValue()));
    }
    return Optional.empty();
  }

  private static boolean isNull(Object value) {
    return value.equals("null") || (value instanceof JsonNode node && node.isNull());
  }

  private static Optional<BigDecimal> number(Object expected) {
    if (expected instanceof String text) {
      return Optional.of(new BigDecimal(text));
    }
    return expected instanceof JsonNode node && node.isNumber()
        ? Optional.of(node.decimalValue())
        : Optional.empty();
  }

  private static Optional<Boolean> flag(Object expected) {
    if (expected instanceof String text) {
      return Optional.of(Boolean.valueOf(text));
    }
    return expected instanceof JsonNode node && node.isBoolean()
        ? Optional.of(node.booleanValue())
        : Optional.empty();
  }
}
