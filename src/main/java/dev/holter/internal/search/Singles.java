package dev.holter.internal.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One deviation at a time, at the places of the usual run. Who beats for a day asks thousands of
 * times, in some dozens of ways: each way has its turn before the first one comes again, with its
 * first place, its last one, its second one, and the others mixed; the hardest option goes first.
 */
final class Singles {
  private record Way(String dimension, String who, String option) {}

  private Singles() {}

  static Iterator<Plan> of(List<Place> usual, Random random) {
    Map<Way, List<Address>> ways = new LinkedHashMap<>();
    for (Place place : usual) {
      List<?> options = place.menu().options();
      for (int option = options.size() - 1; option > 0; option--) {
        Address at = place.address();
        Way way = new Way(at.dimension(), at.who(), options.get(option).toString());
        ways.computeIfAbsent(way, absent -> new ArrayList<>()).add(at);
      }
    }
    ways.values().forEach(places -> arrange(places, random));
    List<Plan> all = new ArrayList<>();
    int rounds = ways.values().stream().mapToInt(List::size).max().orElse(0);
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<Way, List<Address>> way : ways.entrySet()) {
        if (round < way.getValue().size()) {
          all.add(Plan.USUAL.with(way.getValue().get(round), way.getKey().option()));
        }
      }
    }
    return all.iterator();
  }

  private static void arrange(List<Address> places, Random random) {
    if (places.size() > 2) {
      places.add(1, places.remove(places.size() - 1));
      Collections.shuffle(places.subList(3, places.size()), random);
    }
  }
}
