package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A {@code ResultPath} of a state or catcher; without a path it discards the result. */
record ResultPath(@Nullable ReferencePath path) {

  static ResultPath of(Fields fields) {
    if (fields.isNull("ResultPath")) {
      return new ResultPath(null);
    }
    return new ResultPath(ReferencePath.of(fields, "ResultPath"));
  }

  JsonNode apply(JsonNode input, JsonNode result) {
    return path == null ? input : path.put(input, result);
  }
}
