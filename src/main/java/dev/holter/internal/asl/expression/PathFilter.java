package dev.holter.internal.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Json;
import org.jspecify.annotations.Nullable;

/** An {@code InputPath} or {@code OutputPath}; without a path it discards what it is given. */
public record PathFilter(@Nullable AslPath path) {

  static final PathFilter ALL = new PathFilter(AslPath.compile("$"));

  public static PathFilter of(Fields fields, String field) {
    if (fields.isNull(field)) {
      return new PathFilter(null);
    }
    AslPath path = AslPath.of(fields, field);
    return path == null ? ALL : new PathFilter(path);
  }

  public JsonNode apply(JsonNode value, EvaluationContext context) {
    if (path == null) {
      return Json.object();
    }
    return path.isIdentity() ? value : path.read(value, context);
  }
}
