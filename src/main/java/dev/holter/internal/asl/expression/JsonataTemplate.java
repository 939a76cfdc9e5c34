package dev.holter.internal.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON in which texts {@code {% ... %}} are expressions, at any depth. */
final class JsonataTemplate {

  private JsonataTemplate() {}

  /** Parses a template and reports each expression that is none. */
  static Template parse(JsonNode template, Fields fields, String field) {
    if (JsonataExpression.isExpression(template)) {
      Expression expression = JsonataExpression.of(template.asText(), fields, field);
      return expression == null ? (subject, context) -> template : expression::read;
    }
    if (JsonataExpression.isMisplaced(template)) {
      fields.report(Wording.MISPLACED_MARKS, field);
    }
    if (template.isObject()) {
      return object(template, fields, field);
    }
    return template.isArray() ? array(template, fields, field) : (subject, context) -> template;
  }

  private static Template object(JsonNode template, Fields fields, String field) {
    Map<String, Template> members = new LinkedHashMap<>();
    // A loop, since each level of a deep template takes its part of the stack.
    for (Map.Entry<String, JsonNode> entry : template.properties()) {
      String name = entry.getKey();
      members.put(name, parse(entry.getValue(), fields, field + "/" + name));
    }
    return (subject, context) -> {
      ObjectNode object = Json.object();
      members.forEach((name, member) -> object.set(name, member.evaluate(subject, context)));
      return object;
    };
  }

  private static Template array(JsonNode template, Fields fields, String field) {
    List<Template> elements = new ArrayList<>();
    for (int i = 0; i < template.size(); i++) {
      elements.add(parse(template.get(i), fields, field + "[" + i + "]"));
    }
    return (subject, context) -> {
      ArrayNode array = Json.MAPPER.createArrayNode();
      elements.forEach(element -> array.add(element.evaluate(subject, context)));
      return array;
    };
  }
}
