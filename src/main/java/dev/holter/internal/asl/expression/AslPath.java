package dev.holter.internal.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.jsonpath.InvalidPathException;
import dev.holter.internal.asl.jsonpath.Path;
import dev.holter.internal.asl.jsonpath.PathNotFoundException;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.QueryLanguage;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.reading.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A JSONPath of the language: {@code $...} reads the input, {@code $$...} the context object, and
 * {@code $name...} a variable.
 */
public final class AslPath implements Expression {

  private final String text;
  private final boolean ofContext;
  private final @Nullable String variable;
  private final Path path;

  private AslPath(String text, boolean ofContext, @Nullable String variable, Path path) {
    this.text = text;
    this.ofContext = ofContext;
    this.variable = variable;
    this.path = path;
  }

  /** Returns the path that a field holds, if there is one. */
  public static @Nullable AslPath of(Fields fields, String field) {
    return Expression.compiled(fields, field, AslPath::compile);
  }

  /** Returns a path that selects one value at most, of the input or the context object. */
  public static @Nullable AslPath ofOne(Fields fields, String field) {
    String text = fields.text(field);
    boolean isOne =
        text != null
            && isOne(text, text.startsWith("$$") ? text.substring(1) : text, fields, field);
    return isOne ? of(fields, field) : null;
  }

  /**
   * Returns how the value of a field is asked for that a path gives only if it selects one value of
   * the input or of a variable. Measured of the numbers of Map states: the context object is
   * refused.
   */
  public static @Nullable Expression askedOfInput(Fields fields, String field) {
    if (fields.language() == QueryLanguage.JSONPATH) {
      String path = field + "Path";
      String text = fields.text(path);
      return text != null && isOne(text, text, fields, path) ? of(fields, path) : null;
    }
    return Expression.asked(fields, field, AslPath::compile);
  }

  private static boolean isOne(String text, String reference, Fields fields, String field) {
    if (VariableName.ofReference(text).isPresent()) {
      return true;
    }
    try {
      ReferencePath.parse(reference);
      return true;
    } catch (IllegalArgumentException e) {
      fields.report(Wording.notAReferencePath(String.valueOf(e.getMessage())), field);
      return false;
    }
  }

  /**
   * Compiles a path.
   *
   * @throws InvalidPathException if the text is not one
   */
  public static AslPath compile(String text) {
    if (!text.startsWith("$")) {
      throw new InvalidPathException("a path starts with $");
    }
    boolean ofContext = text.startsWith("$$");
    String variable = VariableName.ofReference(text).orElse(null);
    String path = variable == null ? text : "$" + text.substring(1 + variable.length());
    return new AslPath(
        text, ofContext, variable, Path.compile(ofContext ? text.substring(1) : path));
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
      throw StateFailure.runtime(Wording.invalidPath(text, String.valueOf(e.getMessage())));
    }
  }

  /**
   * Reads the path's value.
   *
   * @throws PathNotFoundException if the path names one value and there is none
   * @throws StateFailure if there is nothing to read from or the path does not fit it
   */
  public JsonNode find(JsonNode input, EvaluationContext context) {
    try {
      return select(input, context);
    } catch (InvalidPathException e) {
      throw StateFailure.runtime(Wording.invalidPath(text, String.valueOf(e.getMessage())));
    }
  }

  /**
   * Reads the path's value.
   *
   * @throws PathNotFoundException if the path names one value and there is none
   * @throws InvalidPathException if the path does not fit the value
   * @throws StateFailure if there is nothing to read from, or a filter cannot compare
   */
  JsonNode select(JsonNode input, EvaluationContext context) {
    JsonNode source = source(input, context);
    try {
      return path.read(source, new PathLimit());
    } catch (IllegalArgumentException | StackOverflowError | OutOfMemoryError e) {
      // A filter compares what it cannot; or the value is too deep or too large.
      throw StateFailure.runtime(Wording.invalidPath(text, Wording.PATH_NOT_EVALUATED));
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
}
