package dev.holter.internal.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Goes on from runs that came nearer to a break than those before: with a new order, or with a
 * smaller margin. For each of these the run is kept that shows it with the fewest deviations, and
 * others are made of it that differ in one more place, in fewer, or in one option.
 */
final class Guide {
  /** How many places behind a deviation still belong to what it has changed. */
  private static final int NEAR = 12;

  private final Random random;
  private final Map<String, Duration> margins = new HashMap<>();

  /** The runs that are kept, by what each of them shows. The latest ones are nearest to a break. */
  private final Map<String, Run> kept = new LinkedHashMap<>();

  Guide(Random random) {
    this.random = random;
  }

  /** The usual run comes first: nothing shows with fewer deviations what it shows. */
  void learn(Run run) {
    run.outcome().leads().orders().stream().sorted().forEach(order -> keepIfShorter(order, run));
    new TreeMap<>(run.outcome().leads().margins()).forEach((of, left) -> learn(of, left, run));
  }

  private void learn(String of, Duration left, Run run) {
    Duration least = margins.getOrDefault(of, left);
    if (left.compareTo(least) < 0) {
      kept.remove(of);
    }
    if (left.compareTo(least) <= 0) {
      margins.put(of, left);
      keepIfShorter(of, run);
    }
  }

  private void keepIfShorter(String shows, Run run) {
    Run before = kept.get(shows);
    if (before == null || run.deviations().size() < before.deviations().size()) {
      kept.remove(shows);
      kept.put(shows, run);
    }
  }

  /**
   * Returns the runs to go on from, without the usual run: the other strategies start from that one
   * already.
   */
  private List<Run> starts() {
    // By identity: a run has thousands of places, which nobody needs to compare.
    Set<Run> known = Collections.newSetFromMap(new IdentityHashMap<>());
    return kept.values().stream()
        .filter(run -> !run.deviations().isEmpty() && known.add(run))
        .toList();
  }

  boolean hasNext() {
    return !starts().isEmpty();
  }

  Plan next() {
    List<Run> starts = starts();
    // Of two random runs the later one is taken, since runs that were kept later are nearer to a
    // break.
    Run start = starts.get(Math.max(random(starts), random(starts)));
    Plan plan = Plan.of(start.deviations());
    return switch (random.nextInt(8)) {
      case 0 -> plan.without(List.of(anyOf(start.deviations()).address()));
      case 1 -> plan.without(anyHalf(start));
      case 2 -> with(plan, start, anyOf(start.deviations()).address());
      case 3, 4 -> with(plan, start, near(start));
      default -> with(plan, start, ofAnyWay(start));
    };
  }

  private List<Address> anyHalf(Run start) {
    return start.deviations().stream()
        .filter(each -> random.nextBoolean())
        .map(Chosen::address)
        .toList();
  }

  private int random(List<?> list) {
    return random.nextInt(list.size());
  }

  private <T> T anyOf(List<T> list) {
    return list.get(random(list));
  }

  private Plan with(Plan plan, Run start, Address address) {
    for (Place place : start.places()) {
      List<?> options = place.menu().options();
      if (place.address().equals(address) && options.size() > 1) {
        return plan.with(address, options.get(1 + random.nextInt(options.size() - 1)).toString());
      }
    }
    return plan;
  }

  /** Returns a place soon after one of the run's deviations. */
  private Address near(Run start) {
    Address from = anyOf(start.deviations()).address();
    List<Address> places = start.places().stream().map(Place::address).toList();
    int at = places.indexOf(from) + 1 + random.nextInt(NEAR);
    return places.get(Math.min(at, places.size() - 1));
  }

  /**
   * Returns a place anywhere in the run. Many places of one kind are no more likely than a single
   * one.
   */
  private Address ofAnyWay(Run start) {
    Map<String, List<Address>> ways = new LinkedHashMap<>();
    for (Place place : start.places()) {
      Address address = place.address();
      ways.computeIfAbsent(address.dimension() + " " + address.who(), absent -> new ArrayList<>())
          .add(address);
    }
    return anyOf(anyOf(List.copyOf(ways.values())));
  }
}
