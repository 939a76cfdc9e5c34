package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;

/** A JSONPath of the language: {@code $...} reads the input, {@code $$...} the context object. */
final class AslPath {

  private static final Configuration CONFIGURATION =
      Configuration.builder()
          .jsonProvider(new JacksonJsonNodeJsonProvider(Json.MAPPER))
          .mappingProvider(new JacksonMappingProvider(Json.MAPPER))
          .build();

  private final String text;
  private final boolean ofContext;
  private final JsonPath path;

  private AslPath(String text, boolean ofContext, JsonPath path) {
    this.text = text;
    this.ofContext = ofContext;
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
    return new AslPath(text, ofContext, JsonPath.compile(ofContext ? text.substring(1) : text));
  }

  /** Tells whether the text starts like a variable, {@code $name}, of which no path consists. */
  static boolean isVariable(String text) {
    return text.length() > 1 && text.charAt(0) == '$' && Character.isLetter(text.charAt(1));
  }

  /** Tells whether the text starts like a call of an intrinsic function. */
  static boolean isIntrinsic(String text) {
    return text.startsWith("States.");
  }

  String text() {
    return text;
  }

  /**
   * Reads the path's value.
   *
   * @throws PathNotFoundException if the path names one value and there is none
   */
  JsonNode read(JsonNode input, ObjectNode context) {
    try {
      Object found = path.read(ofContext ? context : input, CONFIGURATION);
      return found instanceof JsonNode node ? node : Json.MAPPER.valueToTree(found);
    } catch (PathNotFoundException e) {
      if (path.isDefinite()) {
        throw e;
      }
      // The service answers a wildcard, slice or filter that leads nowhere with an empty list.
      return Json.MAPPER.createArrayNode();
    }
  }
}
