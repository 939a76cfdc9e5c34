package dev.holter.internal.asl.intrinsic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Functions that read, write and merge JSON. */
final class JsonIntrinsics {

  private final JsonMapper mapper;
  private final ObjectReader reader;

  JsonIntrinsics(JsonMapper mapper) {
    this.mapper = mapper;
    // As in the service's answers, a message about wrong JSON does not repeat it.
    this.reader = mapper.reader().without(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);
  }

  JsonNode parse(IntrinsicArguments arguments) {
    try {
      JsonNode tree = reader.readTree(arguments.text(0));
      return tree.isMissingNode() ? NullNode.getInstance() : tree;
    } catch (StreamConstraintsException e) {
      throw IntrinsicProblem.notJson(JsonLimits.BEYOND);
    } catch (MismatchedInputException e) {
      // It goes on with a class of ours and an option of the reader.
      throw IntrinsicProblem.notJson(e.getOriginalMessage().replaceFirst(" \\(bound as .*", ""));
    } catch (JsonProcessingException e) {
      throw IntrinsicProblem.notJson(String.valueOf(e.getMessage()));
    } catch (NumberFormatException e) {
      throw IntrinsicProblem.notJson(JsonLimits.OUT_OF_RANGE);
    }
  }

  JsonNode write(IntrinsicArguments arguments) {
    try {
      return mapper.getNodeFactory().textNode(mapper.writeValueAsString(arguments.any(0)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the value cannot be written as JSON", e);
    }
  }

  // The service merges the first level only; of the last argument it minds nothing but true.
  JsonNode merge(IntrinsicArguments arguments) {
    ObjectNode merged = mapper.createObjectNode();
    arguments.object(0).properties().forEach(e -> merged.set(e.getKey(), e.getValue()));
    arguments.object(1).properties().forEach(e -> merged.set(e.getKey(), e.getValue()));
    JsonNode deep = arguments.any(2);
    arguments.require(!deep.isBoolean() || !deep.booleanValue());
    return merged;
  }
}
