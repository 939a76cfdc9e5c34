package dev.holter.internal.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.reading.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path that names exactly one place, so that a result can be put there. */
final class ReferencePath {

  // A step is .name, ['name'], ["name"] or [index].
  private static final Pattern STEP =
      Pattern.compile(
          "\\.([^.\\[\\]*?@()'\"\\s,:]+)"
              + "|\\['((?:[^'\\\\]|\\\\.)*+)']"
              + "|\\[\"((?:[^\"\\\\]|\\\\.)*+)\"]"
              + "|\\[(\\d{1,9})]");

  // What it makes would be too deep for any reader of JSON.
  private static final int DEEPEST = 1000;

  private final String text;
  private final List<Object> steps;

  private ReferencePath(String text, List<Object> steps) {
    this.text = text;
    this.steps = steps;
  }

  /** Returns the path that a field holds, and the whole input where there is none. */
  static ReferencePath of(Fields fields, String field) {
    String text = fields.text(field);
    try {
      return parse(text == null ? "$" : text);
    } catch (IllegalArgumentException e) {
      fields.report(Wording.notAReferencePath(String.valueOf(e.getMessage())), field);
      return parse("$");
    }
  }

  /**
   * Parses a reference path.
   *
   * @throws IllegalArgumentException with what is wrong if the text is not one
   */
  static ReferencePath parse(String text) {
    if (!text.startsWith("$")) {
      throw new IllegalArgumentException("Reference path didn't start with '$'");
    }
    List<Object> steps = new ArrayList<>();
    Matcher step = STEP.matcher(text).region(1, text.length());
    while (step.lookingAt()) {
      steps.add(step(step));
      step.region(step.end(), text.length());
    }
    if (step.regionStart() < text.length()) {
      String rest = text.substring(step.regionStart());
      throw new IllegalArgumentException("Reference path can not contain '" + rest + "'");
    }
    if (steps.size() > DEEPEST) {
      throw new IllegalArgumentException("Reference path can not have more than 1000 steps");
    }
    return new ReferencePath(text, steps);
  }

  private static Object step(Matcher step) {
    for (int group = 1; group <= 3; group++) {
      String name = step.group(group);
      if (name != null) {
        return group == 1 ? name : name.replaceAll("\\\\(.)", "$1");
      }
    }
    return Integer.valueOf(step.group(4));
  }

  String text() {
    return text;
  }

  /** Returns the input with the value put in this place; changes neither. */
  JsonNode put(JsonNode input, JsonNode value) {
    try {
      return put(input, 0, value);
    } catch (IllegalArgumentException e) {
      throw StateFailure.of(
          "States.ResultPathMatchFailure", Wording.resultPathMismatch(text, Json.write(input)));
    }
  }

  private JsonNode put(JsonNode at, int depth, JsonNode value) {
    if (depth == steps.size()) {
      return value;
    }
    Object step = steps.get(depth);
    if (step instanceof Integer index && index < at.size() && at.isArray()) {
      ArrayNode copy = Json.MAPPER.createArrayNode().addAll((ArrayNode) at);
      copy.set(index, put(at.get(index), depth + 1, value));
      return copy;
    }
    if (step instanceof String name && at.isObject()) {
      JsonNode child = at.has(name) ? at.get(name) : Json.object();
      ObjectNode copy = Json.object().setAll((ObjectNode) at);
      copy.set(name, put(child, depth + 1, value));
      return copy;
    }
    throw new IllegalArgumentException("no place for step " + step);
  }
}
