package dev.holter.internal.service.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.reading.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the items of a Map state are from, as its selector sees it.
 *
 * @param source what is read, or that it is the state's own data
 * @param arePairs whether they are the members of an object
 */
public record ItemOrigin(String source, boolean arePairs) {
  private static final String STATE_DATA = "STATE_DATA";

  /** The elements of an array in the state's input. */
  public static final ItemOrigin STATE = new ItemOrigin(STATE_DATA, false);

  /** Returns that of what a state itself has: an array, or an object. */
  public static ItemOrigin of(JsonNode items) {
    return items.isObject() ? new ItemOrigin(STATE_DATA, true) : STATE;
  }

  /** Returns the items: the elements of an array, or a pair for each member of an object. */
  public static List<JsonNode> list(JsonNode items) {
    List<JsonNode> list = new ArrayList<>(items.size());
    if (items.isObject()) {
      items.properties().forEach(member -> list.add(pair(member.getKey(), member.getValue())));
    } else {
      items.forEach(list::add);
    }
    return list;
  }

  private static ObjectNode pair(String key, JsonNode value) {
    ObjectNode pair = Json.object().put("Key", key);
    pair.set("Value", value);
    return pair;
  }
}
