package dev.holter.internal.search;

import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Finds between zero, which is borne, and the most how many steps are borne. */
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
