package dev.holter.internal.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** One reading of a path: how far it has come, and what it has found. */
final class PathWalk {
  private final List<Step> steps;
  private final JsonNode root;
  private final Limit limit;
  private final boolean requireProperties;
  private final ArrayNode found = JsonNodeFactory.instance.arrayNode();

  /** The step from which on every step leads to one place only. */
  private final int definiteFrom;

  PathWalk(List<Step> steps, JsonNode root, Limit limit, boolean requireProperties) {
    this.steps = steps;
    this.root = root;
    this.limit = limit;
    this.requireProperties = requireProperties;
    int from = steps.size();
    while (from > 0 && steps.get(from - 1).isDefinite()) {
      from--;
    }
    this.definiteFrom = from;
  }

  JsonNode root() {
    return root;
  }

  Limit limit() {
    return limit;
  }

  Step step(int at) {
    return steps.get(at);
  }

  boolean isLast(int at) {
    return at == steps.size() - 1;
  }

  /** Returns the path from that step on. */
  String from(int at) {
    return steps.subList(at, steps.size()).stream()
        .map(Step::fragment)
        .collect(Collectors.joining());
  }

  /** Takes the step of that number, or keeps the value if there is none left. */
  void visit(int at, String path, JsonNode value) {
    limit.look();
    if (at == steps.size()) {
      found.add(value);
    } else {
      steps.get(at).take(this, at, path, value);
    }
  }

  /** Goes on at a member of an object. */
  void member(int at, String path, JsonNode object, String name) {
    String place = path + "['" + name + "']";
    JsonNode value = object.get(name);
    if (value != null) {
      visit(at + 1, place, value);
    } else if (isLast(at)) {
      throw new PathNotFoundException("No results for path: " + place);
    } else if (requireProperties || definiteFrom <= Math.max(at - 1, 0)) {
      throw new PathNotFoundException("Missing property in path " + place);
    }
  }

  /** Keeps an object of those members that are there. */
  void members(int at, String path, JsonNode object, List<String> names) {
    if (!isLast(at)) {
      throw new InvalidPathException(
          "Multi properties can only be used as path leafs: " + path + Step.fragment(names));
    }
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    for (String name : names) {
      JsonNode value = object.get(name);
      if (value != null) {
        merged.set(name, value);
      } else if (requireProperties) {
        throw new PathNotFoundException("Missing property in path " + path + Step.fragment(names));
      }
    }
    found.add(merged);
  }

  /** Goes on at an element of an array. */
  void element(int at, String path, JsonNode array, int index) {
    String place = path + "[" + index + "]";
    JsonNode value = array.get(index);
    if (value == null) {
      throw new PathNotFoundException("Index out of bounds when evaluating path " + place);
    }
    visit(at + 1, place, value);
  }

  boolean requiresProperties() {
    return requireProperties;
  }

  JsonNode result() {
    return definiteFrom == 0 ? found.get(0) : found;
  }
}
