package dev.holter.internal.service.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.service.core.Payload;
import java.util.Map;

/**
 * What a strand takes along when it leaves a state.
 *
 * @param output the output of the state
 * @param assigned the variables that the state sets
 */
public record StateExit(Payload output, Map<String, JsonNode> assigned) {

  /**
   * Whether output and variables keep to the quotas; each variable may be as large as a payload.
   */
  public boolean fits() {
    return output.fits()
        && assigned.values().stream()
            .allMatch(value -> Payload.fits(Json.write(value), Payload.LIMIT));
  }
}
