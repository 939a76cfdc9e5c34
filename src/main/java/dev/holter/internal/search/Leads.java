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
public record Leads(Set<String> orders, Map<String, Duration> margins) {

  /** Nothing to go by. */
  public static final Leads NOTHING = new Leads(Set.of(), Map.of());

  /** Keeps both from changing. */
  public Leads {
    orders = Set.copyOf(orders);
    margins = Map.copyOf(margins);
  }
}
