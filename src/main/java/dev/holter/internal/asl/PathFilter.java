package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.PathNotFoundException;
import org.jspecify.annotations.Nullable;

/** An {@code InputPath} or {@code OutputPath}; without a path it discards what it is given. */
record PathFilter(@Nullable AslPath path) {

  static final PathFilter ALL = new PathFilter(AslPath.compile("$"));

  static PathFilter of(Fields fields, String field) {
    if (fields.isNull(field)) {
      return new PathFilter(null);
    }
    AslPath path = fields.path(field);
    return path == null ? ALL : new PathFilter(path);
  }

  JsonNode apply(JsonNode value, EvaluationContext context) {
    if (path == null) {
      return Json.object();
    }
    return path.isIdentity() ? value : read(path, value, context);
  }

  /** Reads a path in the way that all path fields but those of Fail and Wait have in common. */
  static JsonNode read(AslPath path, JsonNode value, EvaluationContext context) {
    try {
      return path.read(value, context);
    } catch (PathNotFoundException e) {
      throw StateFailure.runtime(Wording.invalidPath(path.text(), AslPath.problem(e)));
    }
  }
}
