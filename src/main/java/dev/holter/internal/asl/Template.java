package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;

/** JSON of a definition, some of whose values are asked for in the language of the state. */
interface Template {

  /**
   * Returns the JSON with those values.
   *
   * @param subject what {@code $} reads in JSONPath; JSONata has its own names for everything
   * @throws StateFailure if one of them cannot be had
   */
  JsonNode evaluate(JsonNode subject, EvaluationContext context);
}
