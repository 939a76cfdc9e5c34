package dev.holter.internal.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.QueryLanguage;
import dev.holter.internal.asl.reading.Wording;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code Assign}: which variables a state, catcher or rule sets, all of them at once. */
public record Assignment(@Nullable Template template) {

  public static final String FIELD = "Assign";

  private static final int LONGEST_NAME = 80;
  private static final String RESERVED = "states";

  public static Assignment of(Fields fields) {
    Fields given = fields.object(FIELD);
    if (given == null) {
      return new Assignment(null);
    }
    for (String name : given.names()) {
      requireName(fields.language() == QueryLanguage.JSONPATH ? plain(name) : name, fields);
    }
    return new Assignment(Template.of(fields, FIELD));
  }

  public static String plain(String name) {
    return name.endsWith(".$") ? name.substring(0, name.length() - 2) : name;
  }

  private static void requireName(String name, Fields fields) {
    if (!VariableName.isValid(name) || name.length() > LONGEST_NAME) {
      fields.report(Wording.badVariableName(name), FIELD);
    } else if (name.equals(RESERVED)) {
      fields.report(Wording.RESERVED_VARIABLE, FIELD);
    }
  }

  /**
   * Returns the values, of which none sees another.
   *
   * @param subject what {@code $} reads in JSONPath
   * @throws StateFailure if one of them cannot be had
   */
  public Map<String, JsonNode> evaluate(JsonNode subject, EvaluationContext context) {
    if (template == null) {
      return Map.of();
    }
    Map<String, JsonNode> values = new LinkedHashMap<>();
    template
        .evaluate(subject, context)
        .properties()
        .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return values;
  }
}
