package dev.holter.internal.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Functions that make arrays or take them apart. */
final class ArrayIntrinsics {

  private static final int LONGEST_RANGE = 1000;

  private ArrayIntrinsics() {}

  static JsonNode array(IntrinsicArguments arguments) {
    return emptyArray().addAll(arguments.all());
  }

  static JsonNode partition(IntrinsicArguments arguments) {
    JsonNode array = arguments.array(0);
    int size = arguments.integer(1);
    arguments.require(size > 0);
    ArrayNode chunks = emptyArray();
    for (int i = 0; i < array.size(); i++) {
      ArrayNode chunk = i % size == 0 ? chunks.addArray() : (ArrayNode) chunks.get(i / size);
      chunk.add(array.get(i));
    }
    return chunks;
  }

  // Answers show that the service compares texts: true is found in ["true"], and an object only
  // if its members come in the same order.
  static JsonNode contains(IntrinsicArguments arguments) {
    String wanted = JavaValues.text(arguments.any(1));
    return BooleanNode.valueOf(
        StreamSupport.stream(arguments.array(0).spliterator(), false)
            .anyMatch(element -> JavaValues.text(element).equals(wanted)));
  }

  static JsonNode range(IntrinsicArguments arguments) {
    int start = arguments.integer(0);
    int end = arguments.integer(1);
    int step = arguments.integer(2);
    arguments.require(step != 0);
    long last = ((long) end - start) / step;
    boolean leadsAway = step > 0 ? end < start : end > start;
    ArrayNode range = emptyArray();
    if (!leadsAway) {
      arguments.require(last < LONGEST_RANGE);
      for (int i = 0; i <= last; i++) {
        range.add(start + i * step);
      }
    }
    return range;
  }

  static JsonNode item(IntrinsicArguments arguments) {
    JsonNode array = arguments.array(0);
    int index = arguments.integer(1);
    if (array.isEmpty() && index >= 0) {
      return NullNode.getInstance();
    }
    arguments.require(index >= 0 && index < array.size());
    return array.get(index);
  }

  static JsonNode length(IntrinsicArguments arguments) {
    return IntNode.valueOf(arguments.array(0).size());
  }

  // A hash map and not a linked one: the service returns the elements in the order of a hash map.
  static JsonNode unique(IntrinsicArguments arguments) {
    Map<@Nullable Object, JsonNode> elements = new HashMap<>();
    for (JsonNode element : arguments.array(0)) {
      elements.putIfAbsent(JavaValues.of(element), element);
    }
    return emptyArray().addAll(elements.values());
  }

  private static ArrayNode emptyArray() {
    return JsonNodeFactory.instance.arrayNode();
  }
}
