package dev.holter.internal.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Fields;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The table of all comparisons of the language, by the names of their fields. */
public final class ChoiceOperators {

  private static final Map<String, ChoiceOperator> TABLE = new ChoiceOperators().table;

  private final Map<String, ChoiceOperator> table = new LinkedHashMap<>();

  private ChoiceOperators() {
    compare(ValueType.STRING);
    add("StringMatches", ValueType.STRING, ChoiceOperators::matches);
    compare(ValueType.NUMERIC);
    compare(ValueType.BOOLEAN, "Equals", order -> order == 0);
    compare(ValueType.TIMESTAMP);
    test("IsNull", false, JsonNode::isNull);
    test("IsPresent", true, value -> !value.isMissingNode());
    test("IsNumeric", false, JsonNode::isNumber);
    test("IsString", false, JsonNode::isTextual);
    test("IsBoolean", false, JsonNode::isBoolean);
    test("IsTimestamp", false, value -> ValueType.TIMESTAMP.of(value).isPresent());
  }

  public static Collection<String> names() {
    return Collections.unmodifiableSet(TABLE.keySet());
  }

  /** Returns the operator of a rule that has exactly one. */
  static Optional<ChoiceOperator> of(Fields fields) {
    return TABLE.values().stream().filter(operator -> fields.has(operator.field())).findFirst();
  }

  private void compare(ValueType<?> type) {
    compare(type, "Equals", order -> order == 0);
    compare(type, "LessThan", order -> order < 0);
    compare(type, "GreaterThan", order -> order > 0);
    compare(type, "LessThanEquals", order -> order <= 0);
    compare(type, "GreaterThanEquals", order -> order >= 0);
  }

  private void compare(ValueType<?> type, String name, IntPredicate relation) {
    BiPredicate<JsonNode, JsonNode> test =
        (value, operand) -> type.compare(value, operand, relation);
    add(type.name() + name, type, test);
    add(new ChoiceOperator(type.name() + name + "Path", type, true, false, test));
  }

  private void test(String name, boolean seesMissing, Predicate<JsonNode> test) {
    add(
        new ChoiceOperator(
            name,
            ValueType.BOOLEAN,
            false,
            seesMissing,
            (value, wanted) -> test.test(value) == wanted.booleanValue()));
  }

  private void add(String name, ValueType<?> type, BiPredicate<JsonNode, JsonNode> test) {
    add(new ChoiceOperator(name, type, false, false, test));
  }

  private void add(ChoiceOperator operator) {
    table.put(operator.field(), operator);
  }

  private static boolean matches(JsonNode value, JsonNode pattern) {
    return value.isTextual() && WildcardPattern.parse(pattern.asText()).matches(value.asText());
  }
}
