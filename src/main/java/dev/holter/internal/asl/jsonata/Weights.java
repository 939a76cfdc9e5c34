package dev.holter.internal.asl.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Utils;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much memory values take, as the service counts it: what occurs twice in a value counts twice.
 *
 * <p>Known of it is what passes and what does not: a range of 873,782 numbers does and one of
 * 873,783 does not, nor does a text of 2^23 characters. A limit of 2^23 bytes fits, of which a
 * character takes one and a number 9.6.
 */
final class Weights {

  // The most memory that values may take, in tenths of bytes.
  private static final long LIMIT = 10L << 23;
  private static final long EVALUATION = 2880;
  private static final long CHARACTER = 10;
  private static final long NODE = 96;

  // What an element costs to make and to visit here.
  private static final long ELEMENT = 4;

  private final EvaluationBudget budget;
  private final IdentityHashMap<Object, Long> known = new IdentityHashMap<>();

  /** The weights that were taken while copies were being changed, and are forgotten afterwards. */
  private final IdentityHashMap<Object, Long> doubtful = new IdentityHashMap<>();

  private boolean doubting;

  Weights(EvaluationBudget budget) {
    this.budget = budget;
  }

  boolean knows(Object value) {
    return known.containsKey(value) || doubtful.containsKey(value);
  }

  /** Notes that from now on values may change after they were weighed. */
  void doubt() {
    doubting = true;
  }

  /** Values do not change any more. */
  void settle() {
    doubting = false;
    doubtful.clear();
  }

  /** Returns how many parts a value has, in which a text counts by its length. */
  long nodes(@Nullable Object value) {
    return of(value) / NODE;
  }

  /** Weighs a value; each part once, however often it is asked for. */
  long of(@Nullable Object value) {
    if (value instanceof Utils.RangeList range) {
      return require(NODE + range.size() * NODE);
    }
    if (!(value instanceof List || value instanceof Map)) {
      return scalar(value);
    }
    Long before = known.get(value);
    if (before == null) {
      before = doubtful.get(value);
    }
    return before == null ? weigh(value) : before;
  }

  private long weigh(Object container) {
    IdentityHashMap<Object, Long> memory = doubting ? doubtful : known;
    // The container may contain itself.
    memory.put(container, NODE);
    long weight = NODE;
    if (container instanceof List<?> list) {
      budget.charge(ELEMENT * list.size());
      for (Object element : list) {
        weight = require(weight + of(element));
      }
    } else {
      Map<?, ?> map = (Map<?, ?>) container;
      budget.charge(2 * ELEMENT * map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        weight = require(weight + scalar(entry.getKey()) + of(entry.getValue()));
      }
    }
    memory.put(container, weight);
    return weight;
  }

  /** Visits all parts, also those that it has visited already. */
  long all(@Nullable Object value) {
    long weight = NODE;
    budget.charge(1);
    if (value instanceof List<?> list) {
      for (Object element : list) {
        weight = require(weight + all(element));
      }
      return weight;
    }
    if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        weight = require(weight + scalar(entry.getKey()) + all(entry.getValue()));
      }
      return weight;
    }
    return scalar(value);
  }

  /** Requires that a text of this length may exist. */
  static void requireText(long length) {
    require(length * CHARACTER);
  }

  private static long scalar(@Nullable Object value) {
    return value instanceof String text ? require(NODE + text.length() * CHARACTER) : NODE;
  }

  private static long require(long weight) {
    if (weight + EVALUATION > LIMIT) {
      throw new JException(JsonataErrors.MEMORY);
    }
    return weight;
  }
}
