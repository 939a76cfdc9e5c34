package dev.holter.internal.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Something that is put on a run at one place, in steps of which each is harder than the one
 * before.
 *
 * @param name what a table calls it
 * @param isPlace whether it may be put there
 * @param most how many steps are tried at most
 * @param plan what is not as usual, from the place and the number of steps
 * @param teller says how much so many steps are
 */
public record Load(
    String name,
    Predicate<Address> isPlace,
    int most,
    BiFunction<Address, Integer, Plan> plan,
    IntFunction<String> teller) {

  /** Refuses what cannot be measured. */
  public Load {
    if (most < 1) {
      throw new IllegalArgumentException(
          "The headroom of [" + name + "] was to be measured in [" + most + "] steps: give more");
    }
  }

  /**
   * Makes a load of one deviation that takes time.
   *
   * @param name what a table calls it
   * @param isPlace whether it may be put there
   * @param step how much longer each step is than the one before
   * @param most how many steps are tried at most
   * @return the load
   */
  public static Load amount(String name, Predicate<Address> isPlace, Duration step, int most) {
    return new Load(
        name,
        isPlace,
        most,
        (place, steps) -> Plan.USUAL.with(place, step.multipliedBy(steps).toString()),
        steps -> step.multipliedBy(steps).toString());
  }

  /**
   * Makes a load of equal deviations at places of one kind that follow each other.
   *
   * @param name what a table calls it
   * @param isPlace whether the first one may be put there
   * @param option what happens at each of the places
   * @param most how many places there are at most
   * @return the load
   */
  public static Load burst(String name, Predicate<Address> isPlace, String option, int most) {
    return new Load(
        name,
        isPlace,
        most,
        (first, steps) -> {
          Plan plan = Plan.USUAL;
          for (int next = 0; next < steps; next++) {
            int number = first.number() + next;
            plan = plan.with(new Address(first.dimension(), first.who(), number), option);
          }
          return plan;
        },
        steps -> steps + " in a row");
  }

  /** The places of a run. The earlier the worst one comes, the fewer bisections there are. */
  List<Address> places(Run usual) {
    Map<String, List<Address>> concerned = new LinkedHashMap<>();
    for (Place place : usual.places()) {
      Address address = place.address();
      if (isPlace.test(address)) {
        String who = address.dimension() + " " + address.who();
        concerned.computeIfAbsent(who, absent -> new ArrayList<>()).add(address);
      }
    }
    List<Address> order = new ArrayList<>();
    InTurn.forEach(concerned, new Random(0), (who, address) -> order.add(address));
    return order;
  }
}
