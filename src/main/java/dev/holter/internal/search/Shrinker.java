package dev.holter.internal.search;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a failing run as short as it gets: fewer deviations first, in chunks and then one by one,
 * then milder ones. Each try is a real run, and after a success what really happened counts. A
 * deviation is left out or made milder, and never becomes one of another dimension.
 */
final class Shrinker {
  private final Function<Plan, Optional<Run>> runner;
  private Run best;
  private boolean over;

  /**
   * Makes a shrinker for one failure.
   *
   * @param failing the run to begin with
   * @param runner runs a plan; empty if there is no time left
   */
  Shrinker(Run failing, Function<Plan, Optional<Run>> runner) {
    this.best = failing;
    this.runner = runner;
  }

  Run shrink() {
    boolean smaller = true;
    while (smaller && !over) {
      smaller = fewer();
      smaller |= milder();
    }
    return best;
  }

  private boolean fewer() {
    boolean any = false;
    for (int chunk = Math.max(1, plan().size() / 2); chunk >= 1 && !over; chunk /= 2) {
      boolean removed = true;
      while (removed && !over) {
        removed = removeOne(chunk);
        any |= removed;
      }
    }
    return any;
  }

  private boolean removeOne(int chunk) {
    List<Address> places = List.copyOf(plan().options().keySet());
    for (int from = 0; from < places.size() && !over; from += chunk) {
      List<Address> out = places.subList(from, Math.min(places.size(), from + chunk));
      // A plan without deviations is the usual run, which has passed.
      if (out.size() < places.size() && fails(plan().without(out))) {
        return true;
      }
    }
    return false;
  }

  private boolean milder() {
    boolean any = false;
    for (Chosen each : best.deviations()) {
      for (int option = 1; option < index(each) && !over; option++) {
        String milder = optionsAt(each.address()).get(option);
        if (fails(plan().with(each.address(), milder))) {
          any = true;
          break;
        }
      }
    }
    return any;
  }

  private int index(Chosen deviation) {
    return optionsAt(deviation.address()).indexOf(deviation.option());
  }

  private List<String> optionsAt(Address address) {
    return best.places().stream()
        .filter(place -> place.address().equals(address))
        .findFirst()
        .map(place -> place.menu().options().stream().map(Object::toString).toList())
        .orElse(List.of());
  }

  private boolean fails(Plan plan) {
    @Nullable Run run = runner.apply(plan).orElse(null);
    over |= run == null;
    if (run == null || !run.failsLike(best) || !isSmaller(run)) {
      return false;
    }
    best = run;
    return true;
  }

  /**
   * Whether a run has fewer or milder deviations than the best so far. Without that condition
   * shrinking would never end.
   */
  private boolean isSmaller(Run run) {
    return run.deviations().size() < best.deviations().size()
        || (run.deviations().size() == best.deviations().size() && weight(run) < weight(best));
  }

  private static int weight(Run run) {
    Shrinker of = new Shrinker(run, plan -> Optional.empty());
    return run.deviations().stream().mapToInt(of::index).sum();
  }

  private Plan plan() {
    return Plan.of(best.deviations());
  }
}
