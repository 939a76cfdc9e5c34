package dev.holter.assertj;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Comparator;
import java.util.Optional;

/** A JSON text that is compared by what it means. */
final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** A number of another type is the same number. */
  private static final Comparator<JsonNode> BY_VALUE =
      (left, right) ->
          left.isNumber() && right.isNumber()
              ? left.decimalValue().compareTo(right.decimalValue())
              : left.equals(right) ? 0 : 1;

  private final JsonNode value;

  private JsonText(JsonNode value) {
    this.value = value;
  }

  /** Reads what a test expects; a slip there is its author's. */
  static JsonText ofTest(String text, String assertion) {
    try {
      return new JsonText(MAPPER.readTree(requireNonNull(text, "output")));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          assertion + " got [" + text + "], which is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  boolean meansTheSameAs(Optional<String> text) {
    try {
      return text.isPresent() && value.equals(BY_VALUE, MAPPER.readTree(text.get()));
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
