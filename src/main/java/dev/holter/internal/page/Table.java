package dev.holter.internal.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads what tables show out of the JSON of a run. */
final class Table {

  private Table() {}

  static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  static Stream<JsonNode> failed(JsonNode sum) {
    return each(sum.path("tests")).filter(Table::isFailed);
  }

  static String tests(JsonNode sum) {
    int number = sum.path("tests").size();
    return number == 1 ? "1 test" : number + " tests";
  }

  static boolean isFailed(JsonNode test) {
    return test.path("status").asText().equals("failed");
  }

  static String title(JsonNode test) {
    return test.path("class").asText() + "." + test.path("name").asText();
  }

  /** Names definitions, by their keys; tests and forks may have different ones of one name. */
  static Map<String, String> labels(JsonNode sum) {
    Map<String, List<String>> byName = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : sum.path("definitions").properties()) {
      String name = each.getValue().path("name").asText();
      byName.computeIfAbsent(name, absent -> new ArrayList<>()).add(each.getKey());
    }
    Map<String, String> labels = new HashMap<>();
    byName.forEach(
        (name, keys) -> {
          for (int i = 0; i < keys.size(); i++) {
            String which = ", definition %s of %s".formatted(i + 1, keys.size());
            labels.put(keys.get(i), keys.size() == 1 ? name : name + which);
          }
        });
    return labels;
  }

  /** Returns how many pieces of a kind were gone through, or of all kinds if the kind is empty. */
  static String share(JsonNode definition, String kind) {
    long all = of(definition, kind).count();
    long gone = of(definition, kind).filter(piece -> piece.path("times").asInt() > 0).count();
    return all == 0 ? "-" : gone + " of " + all;
  }

  private static Stream<JsonNode> of(JsonNode definition, String kind) {
    return each(definition.path("pieces"))
        .filter(piece -> kind.isEmpty() || piece.path("kind").asText().equals(kind));
  }
}
