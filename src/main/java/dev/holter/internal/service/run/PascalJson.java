package dev.holter.internal.service.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.holter.internal.asl.reading.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * An answer of this service as states see it: keys begin with a capital letter and are in
 * alphabetical order, and what is absent is left out.
 */
final class PascalJson {

  /** How an instant is written. */
  enum Dates {
    /** Used by optimized integrations. */
    EPOCH_MILLISECONDS,
    /** Used by AWS SDK integrations. */
    ISO_8601
  }

  private final Dates dates;

  PascalJson(Dates dates) {
    this.dates = dates;
  }

  ObjectNode write(SdkPojo pojo) {
    ObjectNode object = Json.object();
    each(pojo, (key, value) -> put(object, key, value));
    return object;
  }

  private static void each(SdkPojo pojo, BiConsumer<String, Object> action) {
    for (SdkField<?> field :
        pojo.sdkFields().stream().sorted(Comparator.comparing(PascalJson::key)).toList()) {
      Object value = field.getValueOrDefault(pojo);
      if (value != null) {
        action.accept(key(field), value);
      }
    }
  }

  static String key(SdkField<?> field) {
    String name = field.locationName();
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private void put(ObjectNode object, String key, Object value) {
    // Lists and maps that nobody has set are absent.
    if (!(value instanceof SdkAutoConstructList<?>) && !(value instanceof SdkAutoConstructMap)) {
      object.set(key, json(value));
    }
  }

  private JsonNode json(Object value) {
    if (value instanceof SdkPojo nested) {
      return write(nested);
    }
    if (value instanceof Instant at) {
      return date(at);
    }
    if (value instanceof List<?> list) {
      return Json.array().addAll(list.stream().map(this::json).toList());
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = Json.object();
      map.forEach((key, each) -> object.set(String.valueOf(key), json(each)));
      return object;
    }
    return value instanceof String text
        ? TextNode.valueOf(text)
        : JsonNodeFactory.instance.pojoNode(value);
  }

  private JsonNode date(Instant at) {
    return dates == Dates.EPOCH_MILLISECONDS
        ? LongNode.valueOf(at.toEpochMilli())
        : TextNode.valueOf(at.toString());
  }
}
