package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.PathNotFoundException;
import java.util.HashMap;
import java.util.Map;

/** {@code Parameters} or {@code ResultSelector}: JSON in which keys ending in .$ hold paths. */
final class PayloadTemplate {

  private static final String DYNAMIC = ".$";

  private final JsonNode template;
  private final Map<String, AslPath> paths = new HashMap<>();

  private PayloadTemplate(JsonNode template) {
    this.template = template;
  }

  /** Parses a template and reports each of its values that is not a path. */
  static PayloadTemplate parse(JsonNode template, Fields fields, String field) {
    PayloadTemplate parsed = new PayloadTemplate(template);
    parsed.compile(template, fields, field);
    return parsed;
  }

  private void compile(JsonNode node, Fields fields, String field) {
    if (node.isArray()) {
      node.forEach(element -> compile(element, fields, field));
    }
    node.properties().forEach(entry -> compile(entry.getKey(), entry.getValue(), fields, field));
  }

  private void compile(String key, JsonNode value, Fields fields, String field) {
    if (!key.endsWith(DYNAMIC)) {
      compile(value, fields, field);
    } else if (!LaterLanguage.refuses(value, fields, field)) {
      try {
        paths.put(value.asText(), AslPath.compile(value.isTextual() ? value.asText() : ""));
      } catch (InvalidPathException e) {
        fields.report(Wording.badTemplateValue(key), field);
      }
    }
  }

  /** Returns the template with every path replaced by its value. */
  JsonNode evaluate(JsonNode input, ObjectNode context) {
    return evaluate(template, input, context);
  }

  private JsonNode evaluate(JsonNode node, JsonNode input, ObjectNode context) {
    if (node.isArray()) {
      ArrayNode array = Json.MAPPER.createArrayNode();
      node.forEach(element -> array.add(evaluate(element, input, context)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode object = Json.object();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String key = entry.getKey();
      if (key.endsWith(DYNAMIC)) {
        String name = key.substring(0, key.length() - DYNAMIC.length());
        object.set(name, read(key, entry.getValue().asText(), input, context));
      } else {
        object.set(key, evaluate(entry.getValue(), input, context));
      }
    }
    return object;
  }

  private JsonNode read(String key, String path, JsonNode input, ObjectNode context) {
    AslPath compiled = paths.get(path);
    if (compiled == null) {
      throw new IllegalStateException("path [" + path + "] was never compiled");
    }
    return readNamed(compiled, key, input, context);
  }

  /** Reads a path in the way that templates and the paths of Fail have in common. */
  static JsonNode readNamed(AslPath path, String field, JsonNode input, ObjectNode context) {
    try {
      return path.read(input, context);
    } catch (PathNotFoundException e) {
      String quoted = Json.write(input);
      throw StateFailure.runtime(Wording.notFound(path.text(), field, quoted));
    }
  }

  /** Reads a path that must lead to a text. */
  static String readText(AslPath path, String field, JsonNode input, ObjectNode context) {
    JsonNode value = readNamed(path, field, input, context);
    if (!value.isTextual()) {
      throw StateFailure.runtime(Wording.notText(path.text(), field, Json.write(value)));
    }
    return value.asText();
  }
}
