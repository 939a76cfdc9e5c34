package dev.holter.internal.asl.jsonata;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holter.internal.asl.intrinsic.Intrinsics;
import dev.holter.internal.asl.intrinsic.Randomness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/** Evaluates expressions and says what they come to, or why they fail. */
final class Evaluations {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final Surroundings SURROUNDINGS =
      new Surroundings(
          Instant.parse("2025-03-01T10:20:30.456Z"), new Fixed(), new Intrinsics(MAPPER));

  private Evaluations() {}

  private record Fixed() implements Randomness {
    @Override
    public int between(int start, int end) {
      return start;
    }

    @Override
    public String uuid() {
      return "00000000-0000-4000-8000-000000000000";
    }

    @Override
    public double fraction() {
      return 0.25;
    }
  }

  static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With {@code $in} bound to the input. */
  static String of(String expression, JsonNode input) {
    try {
      return JsonataQuery.compile(expression)
          .evaluate(Map.of("in", input), SURROUNDINGS)
          .map(JsonNode::toString)
          .orElse("undefined");
    } catch (JsonataProblem problem) {
      return String.valueOf(problem.getMessage());
    }
  }
}
