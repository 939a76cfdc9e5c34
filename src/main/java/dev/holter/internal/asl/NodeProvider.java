package dev.holter.internal.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;

/** Keeps an index beyond the end of an array apart from an element that is null. */
final class NodeProvider extends JacksonJsonNodeJsonProvider {

  NodeProvider() {
    super(Json.MAPPER);
  }

  @Override
  public Object getArrayIndex(Object array, int index) {
    JsonNode element = ((JsonNode) array).get(index);
    if (element == null) {
      throw new IndexOutOfBoundsException(index);
    }
    return unwrap(element);
  }
}
