package dev.holter.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.Json;
import java.util.Map;

/**
 * What a strand takes along when it leaves a state.
 *
 * @param output the output of the state
 * @param assigned the variables that the state sets
 */
record Leaving(Payload output, Map<String, JsonNode> assigned) {

  /**
   * Whether output and variables keep to the quotas; each variable may be as large as a payload.
   */
  boolean fits() {
    return output.fits()
        && assigned.values().stream()
            .allMatch(value -> Payload.fits(Json.write(value), Payload.LIMIT));
  }
}
