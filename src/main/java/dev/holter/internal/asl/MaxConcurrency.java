package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** {@code MaxConcurrency} of a Map state, plain or as a path. */
record MaxConcurrency(int plain, @Nullable AslPath path) {

  private static final String PATH = "MaxConcurrencyPath";

  static MaxConcurrency of(Fields fields) {
    fields.atMostOne("MaxConcurrency", PATH);
    Long plain = fields.integer("MaxConcurrency", 0, Integer.MAX_VALUE);
    return new MaxConcurrency(plain == null ? 0 : plain.intValue(), fields.path(PATH));
  }

  int evaluate(JsonNode input, EvaluationContext context) {
    if (path == null) {
      return plain;
    }
    JsonNode value = PathFilter.read(path, input, context);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw StateFailure.runtime(Wording.notAnInteger(PATH, Json.quoted(value), path.text()));
    }
    if (value.intValue() < 0) {
      throw StateFailure.runtime(Wording.negative("MaxConcurrency"));
    }
    return value.intValue();
  }
}
