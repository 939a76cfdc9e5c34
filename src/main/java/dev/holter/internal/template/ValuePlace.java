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
record ValuePlace(String path, @Nullable String member, @Nullable JsonNode owner) {

  ValuePlace member(String name, JsonNode object) {
    return new ValuePlace(path.isEmpty() ? name : path + "." + name, name, object);
  }

  ValuePlace element(int index) {
    return new ValuePlace(path + "[" + index + "]", null, null);
  }
}
