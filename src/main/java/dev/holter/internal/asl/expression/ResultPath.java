package dev.holter.internal.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Fields;
import org.jspecify.annotations.Nullable;

/** A {@code ResultPath} of a state or catcher; without a path it discards the result. */
public record ResultPath(@Nullable ReferencePath path) {

  public static ResultPath of(Fields fields) {
    if (fields.isNull("ResultPath")) {
      return new ResultPath(null);
    }
    return new ResultPath(ReferencePath.of(fields, "ResultPath"));
  }

  public JsonNode apply(JsonNode input, JsonNode result) {
    return path == null ? input : path.put(input, result);
  }
}
