package dev.holter.internal.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The values of one call. To read a value as a type that it does not have ends the call. */
final class IntrinsicArguments {

  private final String function;
  private final List<JsonNode> values;
  private final Randomness randomness;

  IntrinsicArguments(String function, List<JsonNode> values, Randomness randomness) {
    this.function = function;
    this.values = values;
    this.randomness = randomness;
  }

  Randomness randomness() {
    return randomness;
  }

  int count() {
    return values.size();
  }

  List<JsonNode> all() {
    return values;
  }

  JsonNode any(int index) {
    return values.get(index);
  }

  JsonNode array(int index) {
    require(any(index).isArray());
    return any(index);
  }

  JsonNode object(int index) {
    require(any(index).isObject());
    return any(index);
  }

  String text(int index) {
    require(any(index).isTextual());
    return any(index).asText();
  }

  double number(int index) {
    require(any(index).isNumber());
    return any(index).doubleValue();
  }

  /**
   * Returns a 32-bit number without its fraction: the developer guide speaks of rounding, but the
   * service truncates.
   */
  int integer(int index) {
    double value = number(index);
    require((long) value == (int) value);
    return (int) value;
  }

  void require(boolean valid) {
    if (!valid) {
      throw IntrinsicProblem.invalidArguments(function);
    }
  }
}
