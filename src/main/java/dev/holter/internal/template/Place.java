package dev.holter.internal.template;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A value's place in a definition.
 *
 * @param path such as {@code States.Render.Resource}
 * @param member the name of the member that it is, null for the whole and for elements of lists
 * @param owner the object whose member it is
 */
record Place(String path, @Nullable String member, @Nullable JsonNode owner) {

  Place member(String name, JsonNode object) {
    return new Place(path.isEmpty() ? name : path + "." + name, name, object);
  }

  Place element(int index) {
    return new Place(path + "[" + index + "]", null, null);
  }
}
