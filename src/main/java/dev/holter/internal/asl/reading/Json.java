package dev.holter.internal.asl.reading;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.intrinsic.JsonLimits;
import java.io.IOException;

/** Reads and writes JSON so that numbers, key order and characters survive the way through. */
public final class Json {

  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final ObjectReader READER = MAPPER.reader();
  private static final ObjectReader STRICT =
      READER.with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private Json() {}

  /**
   * Returns the tree of a JSON text. Trees are shared between states: never change one.
   *
   * @throws JsonSyntaxError if the text is not exactly one JSON value
   */
  public static JsonNode parse(String text) {
    return parse(text, READER);
  }

  /** Returns the tree of a definition. A name that stands twice in one object is an error there. */
  public static JsonNode parseStrictly(String text) {
    return parse(text, STRICT);
  }

  private static JsonNode parse(String text, ObjectReader reader) {
    try {
      JsonNode tree = reader.readTree(text);
      if (tree.isMissingNode()) {
        throw new JsonSyntaxError("No content to map due to end-of-input");
      }
      return tree;
    } catch (StreamConstraintsException e) {
      throw new JsonSyntaxError(JsonLimits.BEYOND);
    } catch (JsonProcessingException e) {
      throw new JsonSyntaxError(e);
    } catch (NumberFormatException e) {
      throw new JsonSyntaxError(JsonLimits.OUT_OF_RANGE);
    }
  }

  /**
   * Returns the compact text of a tree.
   *
   * @throws StateFailure if it would be longer or deeper than anybody could read it
   */
  public static String write(JsonNode tree) {
    BoundedText text = new BoundedText();
    try {
      MAPPER.writeValue(text, tree);
      return text.toString();
    } catch (StreamConstraintsException e) {
      throw StateFailure.runtime(Wording.TOO_DEEP);
    } catch (IOException e) {
      if (e.getCause() instanceof StateFailure tooLarge) {
        throw tooLarge;
      }
      throw new IllegalArgumentException("the tree cannot be written as JSON", e);
    }
  }

  /** Returns a value as messages quote it: a text as it is, anything else as JSON. */
  public static String quoted(JsonNode value) {
    return value.isTextual() ? value.asText() : write(value);
  }

  /** Returns a new empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** Returns a new empty array. */
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }
}
