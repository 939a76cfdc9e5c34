package dev.holter.internal.service.teststate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.holter.internal.asl.reading.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a service may answer, in the notation of {@link MockSchema}, made of the model that AWS
 * ships with its SDK for Java 1.
 */
final class ServiceModel {
  private static final Set<String> NUMBERS = Set.of("integer", "long", "float", "double");

  private final JsonNode shapes;
  private final JsonNode operations;
  private final Map<String, JsonNode> types = new TreeMap<>();

  private ServiceModel(JsonNode model) {
    this.shapes = model.path("shapes");
    this.operations = model.path("operations");
  }

  /**
   * Returns the entries of a service, absent if its model is not on the class path.
   *
   * @param name the model's file name without its ending, such as {@code lambda-2015-03-31}
   */
  static Optional<String> schema(String name) {
    try (InputStream file =
        ServiceModel.class.getResourceAsStream("/models/" + name + "-model.json")) {
      return file == null
          ? Optional.empty()
          : Optional.of(
              new ServiceModel(Json.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8)))
                  .lines());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** One entry a line, so that a change of a model shows where it is. */
  private String lines() {
    for (Map.Entry<String, JsonNode> operation : operations.properties()) {
      String output = operation.getValue().at("/output/shape").asText();
      if (!output.isEmpty()) {
        String name = operation.getKey();
        types.put(
            ":" + name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1),
            type(output));
      }
    }
    List<String> lines = new ArrayList<>();
    types.forEach(
        (name, type) -> lines.add(Json.write(TextNode.valueOf(name)) + ":" + Json.write(type)));
    return "{\n" + String.join(",\n", lines) + "\n}\n";
  }

  private JsonNode type(String name) {
    JsonNode shape = shapes.path(name);
    String type = shape.path("type").asText();
    if (type.equals("structure") && !shape.path("document").asBoolean()) {
      if (!types.containsKey(name)) {
        types.put(name, Json.object());
        types.put(name, members(shape));
      }
      return TextNode.valueOf("@" + name);
    }
    return switch (type) {
      case "list" -> Json.array().add(type(shape.at("/member/shape").asText()));
      case "map" -> {
        ObjectNode map = Json.object();
        map.set("*", type(shape.at("/value/shape").asText()));
        yield map;
      }
      default -> plain(type, shape);
    };
  }

  private JsonNode members(JsonNode shape) {
    Set<String> required = new HashSet<>();
    shape.path("required").forEach(name -> required.add(name.asText()));
    ObjectNode members = Json.object();
    for (Map.Entry<String, JsonNode> member : shape.path("members").properties()) {
      String name = member.getKey();
      String key = name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
      boolean value = member.getValue().path("jsonvalue").asBoolean();
      members.set(
          required.contains(name) ? key + "!" : key,
          value ? TextNode.valueOf("any") : type(member.getValue().path("shape").asText()));
    }
    return members;
  }

  private static JsonNode plain(String type, JsonNode shape) {
    if (shape.has("enum")) {
      ArrayNode values = Json.array().add("=");
      new TreeSet<>(values(shape.path("enum"))).forEach(values::add);
      return values;
    }
    return switch (type) {
      case "string" -> TextNode.valueOf("string" + bounds(shape) + pattern(shape));
      case "blob" -> TextNode.valueOf("string" + bounds(shape));
      case "timestamp" -> TextNode.valueOf("string");
      case "boolean" -> TextNode.valueOf("boolean");
      default -> TextNode.valueOf(NUMBERS.contains(type) ? "number" + bounds(shape) : "any");
    };
  }

  private static List<String> values(JsonNode array) {
    List<String> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asText()));
    return values;
  }

  private static String bounds(JsonNode shape) {
    String least = bound(shape, "min");
    String most = bound(shape, "max");
    return most.equals("_") ? least.equals("_") ? "" : " " + least : " " + least + " " + most;
  }

  private static String bound(JsonNode shape, String name) {
    return shape.has(name) ? shape.path(name).decimalValue().toBigInteger().toString() : "_";
  }

  /** One that Java cannot read, or that any text fits, is left out. */
  private static String pattern(JsonNode shape) {
    String pattern = shape.path("pattern").asText();
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException unknown) {
      return "";
    }
    boolean any = Set.of("", ".*", ".+", "[\\s\\S]*", "(?s).*", "^.*$").contains(pattern);
    return any ? "" : " /" + pattern + "/";
  }
}
