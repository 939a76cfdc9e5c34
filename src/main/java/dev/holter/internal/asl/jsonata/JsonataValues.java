package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as the library wants it, and back. */
final class JsonataValues {

  // How deep JSON may be nested; no reader of it goes further.
  static final int DEEPEST = StreamReadConstraints.DEFAULT_MAX_DEPTH - 10;

  // Functions read as an empty text, as in JSON that the library writes itself.
  private static final TextNode FUNCTION = new TextNode("");

  private JsonataValues() {}

  /** Tells whether a value stands for a function. */
  @SuppressWarnings("ReferenceEquality") // other empty texts are none
  static boolean isFunction(JsonNode value) {
    return value == FUNCTION;
  }

  static Object toJava(JsonNode value) {
    if (value.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      value.properties().forEach(entry -> map.put(entry.getKey(), toJava(entry.getValue())));
      return map;
    }
    if (value.isArray()) {
      List<Object> list = new ArrayList<>();
      value.forEach(element -> list.add(toJava(element)));
      return list;
    }
    return value.isNull() ? Jsonata.NULL_VALUE : scalar(value);
  }

  private static Object scalar(JsonNode value) {
    if (value.isTextual()) {
      return value.asText();
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isInt()) {
      return value.intValue();
    }
    // Numbers of JSONata are those of JavaScript: beyond 53 bits they lose digits there too.
    return value.canConvertToExactIntegral() && value.canConvertToLong()
        ? (Number) value.longValue()
        : (Number) value.doubleValue();
  }

  /**
   * Returns a value as JSON.
   *
   * @throws JException if JSON cannot show it, or nobody could read it again
   */
  static JsonNode toJson(@Nullable Object value) {
    return toJson(value, 0);
  }

  private static JsonNode toJson(@Nullable Object value, int depth) {
    if (depth > DEEPEST) {
      throw new JException(JsonataErrors.STACK_OVERFLOW);
    }
    if (value == null || value == Jsonata.NULL_VALUE) {
      return NullNode.getInstance();
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      map.forEach((key, element) -> object.set(String.valueOf(key), toJson(element, depth + 1)));
      return object;
    }
    if (value instanceof List<?> list) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      list.forEach(element -> array.add(toJson(element, depth + 1)));
      return array;
    }
    if (value instanceof Boolean flag) {
      return BooleanNode.valueOf(flag);
    }
    if (value instanceof Number number) {
      return number(number);
    }
    return value instanceof String text ? TextNode.valueOf(text) : FUNCTION;
  }

  private static JsonNode number(Number value) {
    if (value instanceof Integer whole) {
      return IntNode.valueOf(whole);
    }
    if (value instanceof Long whole) {
      return LongNode.valueOf(whole);
    }
    if (value instanceof BigInteger whole) {
      return BigIntegerNode.valueOf(whole);
    }
    if (Double.isNaN(value.doubleValue())) {
      return TextNode.valueOf("NaN");
    }
    if (Double.isInfinite(value.doubleValue())) {
      throw new JException("D1001", 0, value);
    }
    BigInteger full = NumberFunctions.inFull(value.doubleValue());
    if (full != null && !(value instanceof BigDecimal)) {
      return BigIntegerNode.valueOf(full);
    }
    BigDecimal exact =
        value instanceof BigDecimal given ? given : BigDecimal.valueOf(value.doubleValue());
    boolean whole =
        exact.stripTrailingZeros().scale() <= 0 && exact.precision() - exact.scale() < 19;
    return whole ? LongNode.valueOf(exact.longValueExact()) : DecimalNode.valueOf(exact);
  }
}
