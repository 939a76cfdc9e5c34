package dev.holter.internal.search;

import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds how many steps of a load a subject bears, by bisection between zero, which it bears, and
 * the most that are tried.
 */
final class Bisection {
  private int bears;
  private @Nullable Run breaks;

  /**
   * Bisects, unless the most is borne.
   *
   * @param most how many steps at most
   * @param trial runs with so many steps
   */
  Bisection(int most, IntFunction<Run> trial) {
    int broken = most + 1;
    int next = most;
    while (broken - bears > 1) {
      Run run = trial.apply(next);
      if (run.failed()) {
        broken = next;
        breaks = run;
      } else {
        bears = next;
      }
      next = (bears + broken) >>> 1;
    }
  }

  int bears() {
    return bears;
  }

  /** The run with one step more; empty if the most is borne. */
  Optional<Run> breaks() {
    return Optional.ofNullable(breaks);
  }
}
