package dev.holter.internal.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;

/** Sees the values that data takes on its way through a state. */
@FunctionalInterface
public interface Inspection {

  /** Looks at nothing. */
  Inspection NONE = (stage, value) -> {};

  /**
   * Is shown a value.
   *
   * @param stage where it was had, in the words of {@code InspectionData}: {@code afterInputPath}
   */
  void saw(String stage, JsonNode value);
}
