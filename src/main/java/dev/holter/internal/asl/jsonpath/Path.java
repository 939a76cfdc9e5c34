package dev.holter.internal.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A compiled path. The service's dialect is that of json-path 2.0.0 at every point that was seen:
 * there are no functions, a filter compares unquoted words as texts, and an index counts from the
 * start. Later versions of the library differ in a third of the public comparison's cases, so it is
 * read and evaluated here.
 */
public final class Path {
  private final List<Step> steps;
  private final boolean ofRoot;

  private Path(List<Step> steps, boolean ofRoot) {
    this.steps = steps;
    this.ofRoot = ofRoot;
  }

  /**
   * Compiles a path.
   *
   * @param text begins with $, or in a filter with @
   * @throws InvalidPathException if the text is none
   */
  public static Path compile(String text) {
    String path = text.trim();
    if (!path.startsWith("$") && !path.startsWith("@")) {
      throw new InvalidPathException("A path starts with $: " + text);
    }
    try {
      return new Path(PathParser.parse(path), path.startsWith("$"));
    } catch (IndexOutOfBoundsException | IllegalArgumentException | StackOverflowError e) {
      // It ends too early, has a number or regular expression that is none, or is nested too deep.
      throw new InvalidPathException("The path cannot be read: " + text, e);
    }
  }

  /**
   * Returns what the path selects: one value if it can lead to one only, otherwise an array.
   *
   * @param limit counts each look at a part of the value, and ends a reading that takes too many
   * @throws PathNotFoundException if there is nothing
   * @throws InvalidPathException if the path cannot be applied to the value
   */
  public JsonNode read(JsonNode document, Limit limit) {
    return evaluate(new PathWalk(steps, document, limit, false), document);
  }

  /** Returns what the path of a filter selects, for one of the values that are filtered. */
  JsonNode read(JsonNode item, PathWalk filtered, boolean requireProperties) {
    JsonNode document = ofRoot && !requireProperties ? filtered.root() : item;
    return evaluate(
        new PathWalk(steps, filtered.root(), filtered.limit(), requireProperties), document);
  }

  private static JsonNode evaluate(PathWalk walk, JsonNode document) {
    walk.visit(0, "$", document);
    return walk.result();
  }

  boolean isDefinite() {
    return steps.stream().allMatch(Step::isDefinite);
  }
}
