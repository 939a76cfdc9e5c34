package dev.holter.internal.asl.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Bounds the arguments of a function together. One value may stand in them many times. */
public final class Sizes {
  private static final int LARGEST = 1 << 23;

  private Sizes() {}

  /**
   * Requires that values are not larger than any that may be passed on, by far.
   *
   * @throws StateFailure if they are
   */
  public static void require(List<JsonNode> values) {
    int left = LARGEST;
    for (JsonNode value : values) {
      left = without(value, left);
    }
  }

  private static int without(JsonNode value, int most) {
    int left = most - 1 - (value.isTextual() ? value.asText().length() : 0);
    if (left < 0) {
      throw StateFailure.tooLarge();
    }
    for (JsonNode child : value) {
      left = without(child, left);
    }
    return left;
  }
}
