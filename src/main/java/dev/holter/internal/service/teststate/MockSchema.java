package dev.holter.internal.service.teststate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.resource.Resource;
import dev.holter.internal.asl.resource.Resource.Integration;
import dev.holter.internal.service.core.ServiceErrors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.SfnException;

/**
 * Whether a mocked result is one that the called service may answer with. What may be is read from
 * AWS's models of its services, one file each, which a test makes anew, and from {@code
 * mock-schema.json}, where states see something else or the models say nothing. What neither names
 * may be anything.
 *
 * <p>An entry is named by its operation, after a colon, or by the structure that others refer to. A
 * type is {@code string}, {@code number}, {@code boolean} or {@code any}, with the least and the
 * greatest length or value behind it, a {@code _} where there is none, and a pattern between
 * slashes; an object of types, where {@code *} stands for any name and {@code !} marks what is
 * required; a list with the type of its elements; a list of the values there are, after a {@code
 * =}; or {@code @} and the name of another entry.
 */
final class MockSchema {
  private static final Map<String, String> SERVICES =
      Map.of("events", "eventbridge", "states", "sfn");
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9]+");
  private static final Pattern PLAIN =
      Pattern.compile("(\\w+)(?: ([^/ ]\\S*))?(?: ([^/ ]\\S*))?(?: /(.*)/)?", Pattern.DOTALL);
  private static final String UNBOUNDED = "_";

  private static final JsonNode SEEN_BY_STATES = read("mock-schema.json");
  private static final Map<String, JsonNode> MODELS = new ConcurrentHashMap<>();

  private final String service;
  private final boolean strict;

  private MockSchema(String service, boolean strict) {
    this.service = service;
    this.strict = strict;
  }

  private static JsonNode read(String name) {
    try (InputStream file = MockSchema.class.getResourceAsStream(name)) {
      return file == null
          ? Json.object()
          : Json.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
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
        && integration.pattern() != Resource.Pattern.WAIT_FOR_TASK_TOKEN) {
      String named = integration.service().replace("aws-sdk:", "");
      MockSchema schema = new MockSchema(SERVICES.getOrDefault(named, named), strict);
      JsonNode type = schema.entry(":" + integration.resourceName());
      if (type != null) {
        if (!result.isObject()) {
          throw ServiceErrors.validation("Mocked result must be a JSON object.");
        }
        schema.check(type, result, "");
      }
    }
  }

  /** Returns an operation's or a structure's entry, with what states see of it. */
  private @Nullable JsonNode entry(String name) {
    JsonNode own = SEEN_BY_STATES.get(service + (name.startsWith(":") ? name : ":" + name));
    JsonNode model =
        SERVICE.matcher(service).matches()
            ? MODELS.computeIfAbsent(service, one -> read("schema/" + one + ".json")).get(name)
            : null;
    if (own instanceof ObjectNode members && model instanceof ObjectNode all) {
      return all.deepCopy().setAll(members);
    }
    return own == null ? model : own;
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
      JsonNode other = entry(type.asText().substring(1));
      if (other != null) {
        check(other, value, field);
      }
    } else {
      plain(type.asText(), value, field);
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

  private static void plain(String type, JsonNode value, String field) {
    Matcher plain = PLAIN.matcher(type);
    if (!plain.matches()) {
      throw new IllegalStateException("No type: " + type);
    }
    switch (plain.group(1)) {
      case "string" -> {
        require(value.isTextual(), field, "must be a string");
        text(plain, value.asText(), field);
      }
      case "number" -> {
        require(value.isNumber(), field, "must be a number");
        BigDecimal number = value.decimalValue();
        require(!isBelow(number, plain.group(2)), field, "is less than the minimum value");
        require(!isAbove(number, plain.group(3)), field, "is greater than the maximum value");
      }
      case "boolean" -> require(value.isBoolean(), field, "must be a boolean");
      default -> {
        // Anything.
      }
    }
  }

  // Of the lengths and values that are too great, and of patterns, no words were sighted.
  private static void text(Matcher plain, String text, String field) {
    BigDecimal length = BigDecimal.valueOf(text.codePointCount(0, text.length()));
    require(!isBelow(length, plain.group(2)), field, "is smaller than the minimum length");
    require(!isAbove(length, plain.group(3)), field, "is larger than the maximum length");
    require(
        plain.group(4) == null || fits(text, plain.group(4)),
        field,
        "does not match the expected pattern");
  }

  private static boolean fits(String text, String pattern) {
    try {
      return Pattern.matches(pattern, text);
    } catch (StackOverflowError tooLong) {
      // The text is longer than the pattern can be followed; nothing is known against it.
      return true;
    }
  }

  private static boolean isBelow(BigDecimal value, @Nullable String least) {
    return least != null && !least.equals(UNBOUNDED) && value.compareTo(new BigDecimal(least)) < 0;
  }

  private static boolean isAbove(BigDecimal value, @Nullable String most) {
    return most != null && value.compareTo(new BigDecimal(most)) > 0;
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
