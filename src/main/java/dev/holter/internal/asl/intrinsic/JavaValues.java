package dev.holter.internal.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON values as the collections and boxes of Java. Answers of the service show that its functions
 * work on these: an object reads {@code {a=1}} in a text, and unique elements come in hash order.
 */
final class JavaValues {

  private JavaValues() {}

  /** Returns the value as a text shows it. */
  static String text(JsonNode value) {
    return String.valueOf(of(value));
  }

  /** Returns the value with the equality and hash code that Java gives it. */
  static @Nullable Object of(JsonNode value) {
    if (value.isObject()) {
      return map(value);
    }
    if (value.isArray()) {
      return list(value);
    }
    return value.isNull() ? null : scalar(value);
  }

  private static Map<String, @Nullable Object> map(JsonNode object) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    object.properties().forEach(entry -> map.put(entry.getKey(), of(entry.getValue())));
    return map;
  }

  private static List<@Nullable Object> list(JsonNode array) {
    List<@Nullable Object> list = new ArrayList<>();
    array.forEach(element -> list.add(of(element)));
    return list;
  }

  private static Object scalar(JsonNode value) {
    if (value.isTextual()) {
      return value.asText();
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return value.isIntegralNumber() ? value.numberValue() : value.doubleValue();
  }
}
