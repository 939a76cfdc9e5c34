package dev.holter.internal.asl;

import static dev.holter.Caught.catchThrowableOfType;

import dev.holter.internal.asl.reading.InvalidDefinition;

/** Definitions whose single quotes are those of calls. */
final class RawDefinitions {

  private RawDefinitions() {}

  /** Returns why a machine is refused that has only this state, called S. */
  static String refusalOf(String state) {
    String machine =
        """
        {"StartAt": "S", "States": {"S": %s}}
        """
            .formatted(state);
    InvalidDefinition refused =
        catchThrowableOfType(
            InvalidDefinition.class, () -> Definition.parse(machine, Asl.STANDARD));
    return refused == null ? "accepted" : String.valueOf(refused.getMessage());
  }
}
