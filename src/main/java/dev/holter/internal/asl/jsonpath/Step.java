package dev.holter.internal.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/** One step of a path. */
interface Step {

  /** Goes on from a value. */
  void take(PathWalk walk, int at, String path, JsonNode value);

  /** Tells whether the step leads to one place at most. */
  boolean isDefinite();

  /** Tells whether a scan takes this step from a value. */
  boolean scans(PathWalk walk, JsonNode value);

  /** Returns the step as the service shows it in what it says. */
  String fragment();

  /** Returns names as the service shows them in a path. */
  static String fragment(List<String> names) {
    return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ", "[", "]"));
  }

  /** {@code .name}, {@code ['name']} or {@code ['a','b']}. */
  record Properties(List<String> names) implements Step {
    @Override
    public void take(PathWalk walk, int at, String path, JsonNode value) {
      if (!value.isObject()) {
        throw new PathNotFoundException("Property " + fragment() + " not found in path " + path);
      }
      if (names.size() == 1) {
        walk.member(at, path, value, names.get(0));
      } else {
        walk.members(at, path, value, names);
      }
    }

    @Override
    public String fragment() {
      return Step.fragment(names);
    }

    @Override
    public boolean isDefinite() {
      return true;
    }

    @Override
    public boolean scans(PathWalk walk, JsonNode value) {
      return value.isObject() && names.stream().allMatch(value::has);
    }
  }

  /** {@code *}. */
  record Wildcard() implements Step {
    @Override
    public void take(PathWalk walk, int at, String path, JsonNode value) {
      if (value.isObject()) {
        value.fieldNames().forEachRemaining(name -> walk.member(at, path, value, name));
      }
      for (int i = 0; value.isArray() && i < value.size(); i++) {
        element(walk, at, path, value, i);
      }
    }

    /**
     * Goes on at an element of an array. A step that leads nowhere from an element is skipped; for
     * a member of an object it is an error.
     */
    private static void element(PathWalk walk, int at, String path, JsonNode array, int index) {
      try {
        walk.element(at, path, array, index);
      } catch (PathNotFoundException missing) {
        if (walk.requiresProperties()) {
          throw missing;
        }
      }
    }

    @Override
    public String fragment() {
      return "[*]";
    }

    @Override
    public boolean isDefinite() {
      return false;
    }

    @Override
    public boolean scans(PathWalk walk, JsonNode value) {
      return true;
    }
  }

  /** {@code ..}, which takes the step after it from everywhere. */
  record Scan() implements Step {
    @Override
    public void take(PathWalk walk, int at, String path, JsonNode value) {
      int next = at + 1;
      if (value.isObject()) {
        if (walk.step(next).scans(walk, value)) {
          walk.visit(next, path, value);
        }
        value
            .properties()
            .forEach(
                member ->
                    deeper(walk, at, path + "['" + member.getKey() + "']", member.getValue()));
      } else if (value.isArray()) {
        if (walk.step(next).scans(walk, value)) {
          array(walk, next, path, value);
        }
        for (int i = 0; i < value.size(); i++) {
          deeper(walk, at, path + "[" + i + "]", value.get(i));
        }
      }
    }

    /**
     * Takes the step after the scan from an array. Unless it is the last step, the service skips it
     * and goes on from each element.
     */
    private static void array(PathWalk walk, int next, String path, JsonNode array) {
      if (walk.isLast(next)) {
        walk.visit(next, path, array);
        return;
      }
      for (int i = 0; i < array.size(); i++) {
        walk.visit(next + 1, path + "[" + i + "]", array.get(i));
      }
    }

    private void deeper(PathWalk walk, int at, String path, JsonNode value) {
      walk.limit().look();
      take(walk, at, path, value);
    }

    @Override
    public String fragment() {
      return "..";
    }

    @Override
    public boolean isDefinite() {
      return false;
    }

    @Override
    public boolean scans(PathWalk walk, JsonNode value) {
      return false;
    }
  }

  /** {@code [?(...)]}. */
  record Filtered(Filter filter) implements Step {
    @Override
    public void take(PathWalk walk, int at, String path, JsonNode value) {
      if (value.isObject()) {
        if (filter.accepts(value, walk)) {
          walk.visit(at + 1, path, value);
        }
      } else if (value.isArray()) {
        for (int i = 0; i < value.size(); i++) {
          walk.limit().look();
          if (filter.accepts(value.get(i), walk)) {
            walk.element(at, path, value, i);
          }
        }
      } else {
        throw new InvalidPathException(
            "Filter: "
                + walk.from(at)
                + " can not be applied to primitives. Current context is: "
                + shown(value));
      }
    }

    @Override
    public String fragment() {
      return "[?]";
    }

    @Override
    public boolean isDefinite() {
      return false;
    }

    @Override
    public boolean scans(PathWalk walk, JsonNode value) {
      return filter.accepts(value, walk);
    }
  }

  /** Returns a value as the service shows it in what it says about a step. */
  static String shown(JsonNode value) {
    return value.isTextual() ? value.asText() : value.toString();
  }
}
