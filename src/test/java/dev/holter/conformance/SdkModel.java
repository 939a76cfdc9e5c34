package dev.holter.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** Requests of the SDK from JSON, and its answers as JSON. */
public final class SdkModel {
  private SdkModel() {}

  static void fill(SdkPojo builder, JsonNode members, UnaryOperator<String> texts) {
    Map<String, SdkField<?>> fields =
        builder.sdkFields().stream()
            .collect(Collectors.toMap(SdkField::locationName, Function.identity()));
    members
        .properties()
        .forEach(
            member -> {
              SdkField<?> field = fields.get(member.getKey());
              if (field == null) {
                throw new NotCovered("older SDK: no member [" + member.getKey() + "]");
              }
              field.set(builder, value(field, member.getValue(), texts));
            });
  }

  private static Object value(SdkField<?> field, JsonNode value, UnaryOperator<String> texts) {
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> texts.apply(value.asText());
      case INTEGER -> value.intValue();
      case BOOLEAN -> value.booleanValue();
      case SDK_POJO -> pojo(field, value, texts);
      case LIST -> list(field, value, texts);
      default ->
          throw new IllegalStateException("No rule for the member [" + field.memberName() + "]");
    };
  }

  private static Object pojo(SdkField<?> field, JsonNode value, UnaryOperator<String> texts) {
    SdkPojo nested = field.constructor().get();
    fill(nested, value, texts);
    return ((Buildable) nested).build();
  }

  private static List<Object> list(
      SdkField<?> field, JsonNode values, UnaryOperator<String> texts) {
    SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
    List<Object> list = new ArrayList<>();
    values.forEach(value -> list.add(value(member, value, texts)));
    return list;
  }

  /** An answer of the SDK, member by member; an instant is a text. */
  public static ObjectNode json(SdkPojo pojo) {
    ObjectNode object = Recording.JSON.createObjectNode();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (value != null
          && !(value instanceof SdkAutoConstructList)
          && !(value instanceof SdkAutoConstructMap)) {
        object.set(field.locationName(), json(value));
      }
    }
    return object;
  }

  private static JsonNode json(Object value) {
    if (value instanceof SdkPojo pojo) {
      return json(pojo);
    }
    if (value instanceof Instant instant) {
      return Recording.JSON.getNodeFactory().textNode(instant.toString());
    }
    if (value instanceof List<?> list) {
      ArrayNode array = Recording.JSON.createArrayNode();
      list.forEach(element -> array.add(json(element)));
      return array;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = Recording.JSON.createObjectNode();
      map.forEach((key, element) -> object.set((String) key, json(element)));
      return object;
    }
    return Recording.JSON.valueToTree(value);
  }
}
