package dev.holter.internal.asl.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the objects of an array such as Retry, whose places are written {@code Retry[0]}. */
final class ObjectList {

  private ObjectList() {}

  static List<Fields> read(JsonNode array, String field, Fields of, Diagnostics diagnostics) {
    List<Fields> objects = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      String place = "/" + field + "[" + i + "]";
      if (array.get(i) instanceof ObjectNode object) {
        objects.add(of.inner(object, place));
      } else {
        diagnostics.schema(Wording.expectedType("Object"), of.location() + place);
      }
    }
    return objects;
  }
}
