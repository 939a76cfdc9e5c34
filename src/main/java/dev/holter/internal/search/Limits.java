package dev.holter.internal.search;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How far a run may go from the usual one. Kept where choices are made, so that nothing beyond is
 * ever tried or shrunk: with enough freezes and faults in a row every worker fails.
 *
 * @param dimensions the names of those that are open, with the amounts of time that they may
 *     choose, from little to much; none where their options are something else
 * @param severe how many severe deviations one run may have
 */
public record Limits(Map<String, List<Duration>> dimensions, int severe) {

  /** Keeps the set from changing. */
  public Limits {
    dimensions = Map.copyOf(dimensions);
    if (severe < 0) {
      throw new IllegalArgumentException(
          "The number of severe deviations is [" + severe + "]: give zero or more");
    }
  }
}
