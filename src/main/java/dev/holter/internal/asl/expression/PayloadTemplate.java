package dev.holter.internal.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.jsonpath.InvalidPathException;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.Wording;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code Parameters} or {@code ResultSelector}: JSON in which keys ending in .$ hold paths and
 * calls.
 */
final class PayloadTemplate implements Template {

  private static final String DYNAMIC = ".$";

  private final JsonNode template;
  private final Map<String, Expression> expressions = new HashMap<>();

  private PayloadTemplate(JsonNode template) {
    this.template = template;
  }

  /** Parses a template and reports each of its values that is no expression. */
  static PayloadTemplate parse(JsonNode template, Fields fields, String field) {
    PayloadTemplate parsed = new PayloadTemplate(template);
    parsed.compile(template, fields, field);
    return parsed;
  }

  private void compile(JsonNode node, Fields fields, String field) {
    if (node.isArray()) {
      node.forEach(element -> compile(element, fields, field));
    }
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (node.has(key + DYNAMIC)) {
                fields.report(Wording.givenTwice(key, key + DYNAMIC), field);
              }
            });
    node.properties().forEach(entry -> compile(entry.getKey(), entry.getValue(), fields, field));
  }

  private void compile(String key, JsonNode value, Fields fields, String field) {
    if (!key.endsWith(DYNAMIC)) {
      compile(value, fields, field);
      return;
    }
    String text = value.isTextual() ? value.asText() : "";
    try {
      expressions.put(text, Expression.compile(text));
    } catch (InvalidPathException e) {
      fields.report(Wording.badTemplateValue(key), field);
    }
  }

  @Override
  public JsonNode evaluate(JsonNode input, EvaluationContext context) {
    return evaluate(template, input, context);
  }

  private JsonNode evaluate(JsonNode node, JsonNode input, EvaluationContext context) {
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
        object.set(name, expression(entry.getValue()).evaluate(key, input, context));
      } else {
        object.set(key, evaluate(entry.getValue(), input, context));
      }
    }
    return object;
  }

  private Expression expression(JsonNode value) {
    Expression compiled = expressions.get(value.asText());
    if (compiled == null) {
      throw new IllegalStateException("expression [" + value.asText() + "] was never compiled");
    }
    return compiled;
  }
}
