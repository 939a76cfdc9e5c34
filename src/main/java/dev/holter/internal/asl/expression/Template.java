package dev.holter.internal.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.QueryLanguage;
import org.jspecify.annotations.Nullable;

/** JSON of a definition, some of whose values are asked for in the language of the state. */
public interface Template {

  /** Returns the template that a field holds, in the language of its state. */
  static @Nullable Template of(Fields fields, String field) {
    JsonNode template = fields.raw(field);
    if (template == null) {
      return null;
    }
    return fields.language() == QueryLanguage.JSONATA
        ? JsonataTemplate.parse(template, fields, field)
        : PayloadTemplate.parse(template, fields, field);
  }

  /**
   * Returns the JSON with those values.
   *
   * @param subject what {@code $} reads in JSONPath; JSONata has its own names for everything
   * @throws StateFailure if one of them cannot be had
   */
  JsonNode evaluate(JsonNode subject, EvaluationContext context);
}
