package dev.holter.internal.asl;

import static java.util.regex.Matcher.quoteReplacement;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSONPath of the language: {@code $...} reads the input, {@code $$...} the context object, and
 * {@code $name...} a variable.
 */
final class AslPath implements Expression {

  private static final Configuration CONFIGURATION =
      Configuration.builder()
          .jsonProvider(new NodeProvider())
          .mappingProvider(new JacksonMappingProvider(Json.MAPPER))
          .build();

  private static final Pattern ESCAPE = Pattern.compile("\\\\.");
  private static final Pattern QUOTED_NAME = Pattern.compile("\\['(?:[^'\\\\]|\\\\.)*'");

  private final String text;
  private final boolean ofContext;
  private final @Nullable String variable;
  private final JsonPath path;

  private AslPath(String text, boolean ofContext, @Nullable String variable, JsonPath path) {
    this.text = text;
    this.ofContext = ofContext;
    this.variable = variable;
    this.path = path;
  }

  /**
   * Compiles a path.
   *
   * @throws InvalidPathException if the text is not one
   */
  static AslPath compile(String text) {
    if (!text.startsWith("$")) {
      throw new InvalidPathException("a path starts with $");
    }
    boolean ofContext = text.startsWith("$$");
    String variable = VariableName.ofReference(text).orElse(null);
    String path = variable == null ? text : "$" + text.substring(1 + variable.length());
    return new AslPath(
        text,
        ofContext,
        variable,
        JsonPath.compile(keepBackslashes(ofContext ? text.substring(1) : path)));
  }

  /** In a quoted name the service takes a backslash before a double quote for itself. */
  private static String keepBackslashes(String path) {
    return QUOTED_NAME.matcher(path).replaceAll(name -> quoteReplacement(escaped(name.group())));
  }

  private static String escaped(String name) {
    return ESCAPE
        .matcher(name)
        .replaceAll(
            pair -> quoteReplacement(pair.group().equals("\\\"") ? "\\\\\"" : pair.group()));
  }

  @Override
  public String text() {
    return text;
  }

  /** Tells whether the path is {@code $}, which changes nothing. */
  boolean isIdentity() {
    return text.equals("$");
  }

  @Override
  public JsonNode evaluate(String field, JsonNode input, EvaluationContext context) {
    try {
      return find(input, context);
    } catch (PathNotFoundException e) {
      throw StateFailure.runtime(Wording.notFound(text, field, Json.write(input)));
    }
  }

  @Override
  public JsonNode read(JsonNode input, EvaluationContext context) {
    try {
      return find(input, context);
    } catch (PathNotFoundException e) {
      throw StateFailure.runtime(Wording.invalidPath(text, problem(e)));
    }
  }

  /**
   * Reads the path's value.
   *
   * @throws PathNotFoundException if the path names one value and there is none
   * @throws StateFailure if there is nothing to read from or the path does not fit it
   */
  JsonNode find(JsonNode input, EvaluationContext context) {
    JsonNode source = source(input, context);
    try {
      Object found = path.read(source, CONFIGURATION);
      return found instanceof JsonNode node ? node : Json.MAPPER.valueToTree(found);
    } catch (PathNotFoundException e) {
      if (path.isDefinite()) {
        throw e;
      }
      // The service answers a wildcard, slice or filter that leads nowhere with an empty list.
      return Json.MAPPER.createArrayNode();
    } catch (JsonPathException | IllegalStateException | IndexOutOfBoundsException e) {
      // Filters and functions of the library that do not fit the value.
      String problem = String.valueOf(e.getMessage());
      throw StateFailure.runtime(Wording.invalidPath(text, problem));
    }
  }

  private JsonNode source(JsonNode input, EvaluationContext context) {
    if (ofContext) {
      return context.contextObject();
    }
    if (variable == null) {
      if (input.isNull()) {
        throw StateFailure.runtime(Wording.NO_INPUT);
      }
      return input;
    }
    JsonNode value = context.variables().get(variable);
    if (value == null) {
      throw StateFailure.runtime(Wording.unknownVariable(text, variable));
    }
    return value;
  }

  /** Returns what the library says about a missing value, without the names of its classes. */
  static String problem(PathNotFoundException missing) {
    String message = String.valueOf(missing.getMessage());
    int classes = message.indexOf(" but found '");
    return classes < 0 ? message : message.substring(0, classes);
  }
}
