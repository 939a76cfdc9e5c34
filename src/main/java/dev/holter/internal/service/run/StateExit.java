package dev.holter.internal.service.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.StateError;
import dev.holter.internal.service.core.Payload;
import dev.holter.internal.service.core.Quotas;
import java.util.Map;
import java.util.Optional;

/**
 * What a strand takes along when it leaves a state.
 *
 * @param output the output of the state
 * @param assigned the variables that the state sets
 */
public record StateExit(Payload output, Map<String, JsonNode> assigned) {

  /**
   * Returns the error that ends the state if output or variables break a quota; each variable may
   * be as large as a payload. Neither Retry nor Catch handles it.
   *
   * @param state the name of the state that is left
   * @return empty if everything fits
   */
  public Optional<StateError> refusal(String state) {
    boolean fits =
        output.fits()
            && assigned.values().stream()
                .allMatch(value -> Payload.fits(Json.write(value), Payload.LIMIT));
    return fits
        ? Optional.empty()
        : Optional.of(StateError.failed(Quotas.DATA_LIMIT, Quotas.tooLarge(state)));
  }
}
