package dev.holter.internal.search;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What a run has shown that may lead to one that fails.
 *
 * @param orders what has followed upon what
 * @param margins the least time that was left before each limit, by a name for it
 */
public record Seen(Set<String> orders, Map<String, Duration> margins) {

  /** Nothing to go by. */
  public static final Seen NOTHING = new Seen(Set.of(), Map.of());

  /** Keeps both from changing. */
  public Seen {
    orders = Set.copyOf(orders);
    margins = Map.copyOf(margins);
  }
}
