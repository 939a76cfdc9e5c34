package dev.holter.internal.service.teststate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.resource.Resource;
import dev.holter.internal.asl.resource.Resource.Integration;
import dev.holter.internal.asl.resource.Resource.Pattern;
import dev.holter.internal.service.core.ServiceErrors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.sfn.model.SfnException;

/**
 * Whether a mocked result is one that the called service may answer with, for the actions that
 * {@code mock-schema.json} describes. What it does not name may be anything.
 *
 * <p>A type is {@code string}, {@code number} or {@code boolean}, with the least length or value
 * behind it; an object of types, where {@code *} stands for any name and {@code !} marks what is
 * required; a list with the type of its elements; a list of the values there are, after a {@code
 * =}; or {@code @} and the name of another entry.
 */
final class MockSchema {
  private static final String FILE = "mock-schema.json";
  private static final JsonNode MODEL = read();

  private final boolean strict;

  private MockSchema(boolean strict) {
    this.strict = strict;
  }

  private static JsonNode read() {
    try (InputStream file = MockSchema.class.getResourceAsStream(FILE)) {
      byte[] text = Objects.requireNonNull(file, FILE).readAllBytes();
      return Json.parse(new String(text, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Refuses a result that the resource would not give.
   *
   * @param strict whether what is required must be there
   */
  static void check(Resource resource, JsonNode result, boolean strict) {
    // The result of a callback has no schema, since its sender may send anything.
    if (resource instanceof Integration integration
        && integration.pattern() != Pattern.WAIT_FOR_TASK_TOKEN) {
      String service = integration.service().replace("aws-sdk:", "");
      JsonNode type = MODEL.get(service + ":" + integration.resourceName());
      if (type != null && !result.isObject()) {
        throw ServiceErrors.validation("Mocked result must be a JSON object.");
      }
      if (type != null) {
        new MockSchema(strict).check(type, result, "");
      }
    }
  }

  private void check(JsonNode type, JsonNode value, String field) {
    if (type.isObject()) {
      require(value.isObject(), field, "must be an object");
      members(type, value, field);
    } else if (type.isArray() && type.path(0).asText().equals("=")) {
      require(value.isTextual(), field, "must be a string");
      require(isOneOf(type, value), field, "is not an expected value");
    } else if (type.isArray()) {
      require(value.isArray(), field, "must be an array");
      value.forEach(element -> check(type.get(0), element, field));
    } else if (type.asText().startsWith("@")) {
      check(MODEL.path(type.asText().substring(1)), value, field);
    } else {
      plain(type.asText().split(" "), value, field);
    }
  }

  private static boolean isOneOf(JsonNode type, JsonNode value) {
    for (int i = 1; i < type.size(); i++) {
      if (type.get(i).equals(value)) {
        return true;
      }
    }
    return false;
  }

  private void members(JsonNode type, JsonNode value, String field) {
    JsonNode any = type.get("*");
    if (any != null) {
      value.forEach(element -> check(any, element, field));
      return;
    }
    for (Map.Entry<String, JsonNode> member : type.properties()) {
      boolean required = member.getKey().endsWith("!");
      String name = member.getKey().replace("!", "");
      if (value.has(name)) {
        check(member.getValue(), value.get(name), name);
      } else if (required && strict) {
        throw invalid("Required field '" + name + "' is missing");
      }
    }
  }

  private static void plain(String[] type, JsonNode value, String field) {
    long least = type.length > 1 ? Long.parseLong(type[1]) : Long.MIN_VALUE;
    switch (type[0]) {
      case "string" -> {
        require(value.isTextual(), field, "must be a string");
        int length = value.asText().length();
        require(length >= least, field, "is smaller than the minimum length");
      }
      case "number" -> {
        require(value.isNumber(), field, "must be a number");
        require(value.asDouble() >= least, field, "is less than the minimum value");
      }
      default -> require(value.isBoolean(), field, "must be a boolean");
    }
  }

  private static void require(boolean holds, String field, String problem) {
    if (!holds) {
      throw invalid("Field '" + field + "' " + problem);
    }
  }

  private static SfnException invalid(String problem) {
    return ServiceErrors.validation("Mock result schema validation error: " + problem);
  }
}
