package dev.holter.internal.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/** A step into an array. */
record ArrayStep(Kind kind, List<Integer> numbers) implements Step {

  /** What the numbers mean. */
  enum Kind {
    /** {@code [1]}. */
    INDEX,
    /** {@code [1,2]}. */
    INDEXES,
    /** {@code [(@.length-1)]}. */
    FROM_END,
    /** {@code [1:]}. */
    FROM,
    /** {@code [:2]}. */
    TO,
    /** {@code [1:2]}. */
    BETWEEN
  }

  @Override
  public void take(PathWalk walk, int at, String path, JsonNode value) {
    if (value.isNull()) {
      throw new PathNotFoundException("The path " + path + " is null");
    }
    if (!value.isArray()) {
      throw new InvalidPathException(
          "Filter: "
              + walk.from(at)
              + " can only be applied to arrays. Current context is: "
              + Step.shown(value));
    }
    int length = value.size();
    int first = numbers.get(0);
    switch (kind) {
      case INDEX, INDEXES -> numbers.forEach(index -> walk.element(at, path, value, index));
      case FROM_END -> walk.element(at, path, value, length + first);
      case FROM -> slice(walk, at, path, value, Math.max(0, fromEnd(first, length)), length);
      case TO -> slice(walk, at, path, value, 0, Math.min(length, fromEnd(first, length)));
      // Here a negative number does not count from the end.
      case BETWEEN -> slice(walk, at, path, value, first, Math.min(length, numbers.get(1)));
    }
  }

  private static int fromEnd(int number, int length) {
    return number < 0 ? length + number : number;
  }

  private static void slice(PathWalk walk, int at, String path, JsonNode array, int from, int to) {
    if (!array.isEmpty()) {
      for (int i = from; i < to; i++) {
        walk.element(at, path, array, i);
      }
    }
  }

  @Override
  public boolean isDefinite() {
    return kind == Kind.INDEX || kind == Kind.FROM_END;
  }

  @Override
  public boolean scans(PathWalk walk, JsonNode value) {
    return value.isArray();
  }

  @Override
  public String fragment() {
    return switch (kind) {
      case INDEX, INDEXES ->
          numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
      case FROM_END -> "[@.size()" + numbers.get(0) + "]";
      case FROM -> "[" + numbers.get(0) + ":]";
      case TO -> "[:" + numbers.get(0) + "]";
      case BETWEEN -> "[" + numbers.get(0) + ":" + numbers.get(1) + "]";
    };
  }
}
