package dev.holter.internal.service.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.resource.Resource;
import dev.holter.internal.asl.resource.Resource.Integration;
import dev.holter.internal.service.core.Payload;

/** Finds parameters with which AWS does not even start a task, as far as that was recorded. */
final class ParameterRules {
  private ParameterRules() {}

  /**
   * Requires parameters that a task can be started with.
   *
   * @throws StateFailure if they are others
   */
  static void require(Resource resource, Payload parameters) {
    if (resource instanceof Integration call && call.service().equals("apigateway")) {
      JsonNode headers = parameters.tree().path("Headers");
      if (!headers.isMissingNode() && !areLists(headers)) {
        throw StateFailure.runtime(
            "The Parameters '"
                + Json.write(parameters.tree())
                + "' could not be used to start the Task: [The value of the field 'Headers' has an"
                + " invalid format]");
      }
    }
  }

  private static boolean areLists(JsonNode headers) {
    for (JsonNode values : headers) {
      if (!values.isArray()) {
        return false;
      }
    }
    return headers.isObject();
  }
}
