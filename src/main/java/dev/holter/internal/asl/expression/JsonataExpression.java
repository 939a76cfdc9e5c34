package dev.holter.internal.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.jsonata.JsonataProblem;
import dev.holter.internal.asl.jsonata.JsonataQuery;
import dev.holter.internal.asl.jsonata.Surroundings;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.reading.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text {@code {% ... %}} of a JSONata state. */
public final class JsonataExpression implements Expression {

  private static final String OPENING = "{%";
  private static final String CLOSING = "%}";
  private static final Pattern ERROR_OUTPUT = Pattern.compile("\\$states\\s*\\.\\s*errorOutput\\b");

  private final String text;
  private final String place;
  private final JsonataQuery query;

  private JsonataExpression(String text, String place, JsonataQuery query) {
    this.text = text;
    this.place = place;
    this.query = query;
  }

  public static boolean isExpression(JsonNode value) {
    String text = value.asText();
    return value.isTextual()
        && text.length() >= OPENING.length() + CLOSING.length()
        && text.startsWith(OPENING)
        && text.endsWith(CLOSING);
  }

  /**
   * Tells whether a text opens an expression or closes one, and not both. Recorded: with blanks at
   * both ends it is a text like any other.
   */
  static boolean isMisplaced(JsonNode value) {
    String text = value.asText();
    return value.isTextual() && text.startsWith(OPENING) != text.endsWith(CLOSING);
  }

  /** Returns the expression that stands in a field; what is wrong with it is reported there. */
  static @Nullable JsonataExpression of(String text, Fields fields, String field) {
    try {
      JsonataExpression expression = compile(text, fields.place(field));
      for (String reference : expression.unsupportedReferences()) {
        fields.report("UNSUPPORTED_JSONATA_EXPRESSION", reference, field);
      }
      return expression;
    } catch (JsonataProblem e) {
      // The service leaves the code of the language out here.
      String problem = String.valueOf(e.getMessage()).replaceFirst("^[A-Z]\\d{4}: ", "");
      fields.report("INVALID_JSONATA_EXPRESSION", problem, field);
      return null;
    }
  }

  /**
   * Compiles what stands between the braces.
   *
   * @param place where it stands in the state, such as {@code Output/total}
   * @throws JsonataProblem if it is no expression
   */
  public static JsonataExpression compile(String given, String place) {
    String text = given.substring(OPENING.length(), given.length() - CLOSING.length()).strip();
    return new JsonataExpression(text, place, JsonataQuery.compile(text));
  }

  /** Returns what it refers to that is not there where it stands, in the words of the service. */
  public List<String> unsupportedReferences() {
    List<String> unsupported = new ArrayList<>(query.unsupportedReferences());
    if (!place.startsWith("Catch[") && ERROR_OUTPUT.matcher(text).find()) {
      unsupported.add("Field '$states.errorOutput' does not exist.");
    }
    return unsupported;
  }

  @Override
  public String askedIn(String field) {
    return field;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public JsonNode evaluate(String field, JsonNode subject, EvaluationContext context) {
    return read(subject, context);
  }

  @Override
  public JsonNode read(JsonNode subject, EvaluationContext context) {
    Surroundings surroundings =
        new Surroundings(context.now(), context.randomness(), IntrinsicCall.FUNCTIONS);
    try {
      return query
          .evaluate(bindings(context), surroundings)
          .orElseThrow(() -> StateFailure.query(Wording.undefined(text, place), place));
    } catch (JsonataProblem e) {
      String problem = String.valueOf(e.getMessage());
      throw StateFailure.query(Wording.evaluationFailed(text, place, problem), place);
    }
  }

  private static Map<String, JsonNode> bindings(EvaluationContext context) {
    ObjectNode states = Json.object();
    states.set("input", context.input());
    if (context.result() != null) {
      states.set("result", context.result());
    }
    if (context.errorOutput() != null) {
      states.set("errorOutput", context.errorOutput());
    }
    states.set("context", context.contextObject());
    Map<String, JsonNode> bindings = new HashMap<>(context.variables());
    bindings.put("states", states);
    return bindings;
  }

  @Override
  public StateFailure unfit(String wanted, JsonNode value, String problem) {
    if (JsonataQuery.isFunction(value)) {
      return StateFailure.query(Wording.unsupportedType(text, place), place);
    }
    String type = type(value);
    return StateFailure.query(
        type.equals(wanted) ? problem : Wording.unexpectedType(text, place, wanted, type, value),
        place);
  }

  private static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "array";
      case BOOLEAN -> "boolean";
      case NUMBER -> "number";
      case OBJECT -> "object";
      case STRING -> "string";
      default -> "null";
    };
  }
}
