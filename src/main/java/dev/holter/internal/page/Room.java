package dev.holter.internal.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides which tests are drawn, by their places, so that a page opens at once however many there
 * are: those that failed, and then the others as long as there is room.
 */
final class Room {

  /** How long a page may be, in characters. Folded parts count too, since a browser reads them. */
  private static final int PAGE = 2_400_000;

  /** About how many characters the graph of an execution takes. The JSON does not have it. */
  private static final int GRAPH = 5_000;

  private Room() {}

  static Set<Integer> drawn(JsonNode tests) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing(i -> !Table.isFailed(tests.get(i))));
    Set<Integer> drawn = new HashSet<>();
    long left = PAGE;
    for (int i : order) {
      JsonNode test = tests.get(i);
      left -= test.toString().length() + (long) GRAPH * test.path("executions").size();
      if (left > 0) {
        drawn.add(i);
      }
    }
    return drawn;
  }
}
