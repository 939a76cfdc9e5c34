package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Utils;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorting as the language defines it: stable, whatever the comparison says of equals. */
final class OrderFunctions {

  private OrderFunctions() {}

  static @Nullable Object sort(List<?> arguments, EvaluationBudget budget) throws Throwable {
    if (!(arguments.get(0) instanceof List<?> list) || list.size() <= 1) {
      return arguments.get(0);
    }
    budget.charge(20L * list.size());
    Object swaps = arguments.size() > 1 ? arguments.get(1) : null;
    return swaps == null ? naturally(list) : merged(new ArrayList<>(list), swaps);
  }

  private static List<Object> naturally(List<?> list) {
    List<Object> sorted = new ArrayList<>(list);
    if (sorted.stream().allMatch(String.class::isInstance)) {
      sorted.sort(null);
    } else if (sorted.stream().allMatch(Number.class::isInstance)) {
      sorted.sort(Comparator.comparingDouble(number -> ((Number) number).doubleValue()));
    } else {
      throw new JException("D3070");
    }
    return sorted;
  }

  private static List<Object> merged(List<Object> list, Object swaps) throws Throwable {
    if (list.size() <= 1) {
      return list;
    }
    List<Object> left = merged(list.subList(0, list.size() / 2), swaps);
    List<Object> right = merged(list.subList(list.size() / 2, list.size()), swaps);
    List<Object> merged = new ArrayList<>(list.size());
    int l = 0;
    int r = 0;
    while (l < left.size() && r < right.size()) {
      Object swap = Functions.funcApply(swaps, new ArrayList<>(List.of(left.get(l), right.get(r))));
      merged.add(Jsonata.boolize(swap) ? right.get(r++) : left.get(l++));
    }
    merged.addAll(left.subList(l, left.size()));
    merged.addAll(right.subList(r, right.size()));
    return merged;
  }

  /** Removes equal elements. The result is an array, even with a single element. */
  static @Nullable Object distinct(List<?> arguments, Jsonata.JFunction library) throws Throwable {
    Object given = arguments.get(0);
    Object left = library.call(null, arguments);
    return left instanceof List<?> list && left != given && !Utils.isSequence(given)
        ? new ArrayList<>(list)
        : left;
  }

  /**
   * Shuffles with the world's own random numbers. The library's own function uses numbers that no
   * second run repeats.
   */
  static @Nullable Object shuffle(List<?> arguments, Surroundings at) {
    Object given = arguments.get(0);
    if (given == null) {
      return null;
    }
    List<?> list = given instanceof List<?> values ? values : List.of(given);
    List<Object> shuffled = new ArrayList<>();
    for (Object element : list) {
      int place = (int) (at.randomness().fraction() * (shuffled.size() + 1));
      shuffled.add(element);
      Collections.swap(shuffled, place, shuffled.size() - 1);
    }
    return shuffled;
  }
}
