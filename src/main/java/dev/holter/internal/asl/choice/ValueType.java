package dev.holter.internal.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.Timestamps;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * A type by which a Choice state compares.
 *
 * @param name as operators begin with it
 * @param jsonType how an operand of the type is called in a definition
 * @param isOfJsonType tells values apart that cannot be of the type
 * @param read reads a value of that JSON type, if it is of this one
 */
record ValueType<T extends Comparable<T>>(
    String name,
    String jsonType,
    Predicate<JsonNode> isOfJsonType,
    Function<JsonNode, Optional<T>> read) {

  static final ValueType<String> STRING =
      new ValueType<>(
          "String", "String", JsonNode::isTextual, value -> Optional.of(value.asText()));
  static final ValueType<BigDecimal> NUMERIC =
      new ValueType<>(
          "Numeric", "Number", JsonNode::isNumber, value -> Optional.of(value.decimalValue()));
  static final ValueType<Boolean> BOOLEAN =
      new ValueType<>(
          "Boolean", "Boolean", JsonNode::isBoolean, value -> Optional.of(value.booleanValue()));
  static final ValueType<Instant> TIMESTAMP =
      new ValueType<>(
          "Timestamp",
          "String",
          JsonNode::isTextual,
          value -> Timestamps.parseExactly(value.asText()));

  /** Returns the value if it is of the type. */
  Optional<T> of(JsonNode value) {
    return Optional.of(value).filter(isOfJsonType).flatMap(read);
  }

  /** Compares two values; any that is of another type makes it false. */
  boolean compare(JsonNode left, JsonNode right, IntPredicate relation) {
    return of(left)
        .flatMap(value -> of(right).map(operand -> relation.test(value.compareTo(operand))))
        .orElse(false);
  }
}
