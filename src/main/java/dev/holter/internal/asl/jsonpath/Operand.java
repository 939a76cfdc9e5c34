package dev.holter.internal.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison: a path, a regular expression, or a text, with or without quotes.
 *
 * @param literal a String or a Pattern; the text of a path otherwise
 */
record Operand(@Nullable Path path, Object literal) {

  static Operand parse(String text) {
    if (text.startsWith("$") || text.startsWith("@")) {
      Path path = Path.compile(text);
      if (!path.isDefinite()) {
        throw new InvalidPathException("the predicate path: " + text + " is not definite");
      }
      return new Operand(path, text);
    }
    if (text.startsWith("'") && text.endsWith("'")) {
      return new Operand(null, text.substring(1, text.length() - 1));
    }
    return new Operand(null, isRegex(text) ? regex(text) : text);
  }

  private static boolean isRegex(String text) {
    return text.startsWith("/") && (text.endsWith("/") || text.endsWith("/i"));
  }

  private static Pattern regex(String text) {
    int flags = text.endsWith("i") ? Pattern.CASE_INSENSITIVE : 0;
    return Pattern.compile(text.substring(1, text.lastIndexOf('/')), flags);
  }

  /** Returns a String, a Pattern or a node of JSON; empty if a path leads to nothing. */
  Optional<Object> value(JsonNode item, PathWalk walk) {
    if (path == null) {
      return Optional.of(literal);
    }
    try {
      JsonNode value = path.read(item, walk, false);
      return Optional.of(value.isTextual() ? value.asText() : value);
    } catch (PathNotFoundException missing) {
      return Optional.empty();
    }
  }

  boolean exists(JsonNode item, PathWalk walk) {
    try {
      return path != null && !path.read(item, walk, true).isNull();
    } catch (PathNotFoundException missing) {
      return false;
    }
  }
}
