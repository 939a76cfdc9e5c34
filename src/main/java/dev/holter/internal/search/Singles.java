package dev.holter.internal.search;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Plans with one deviation each, at the places of the usual run. At each place the hardest option
 * comes first.
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
    List<Plan> all = new ArrayList<>();
    InTurn.forEach(ways, random, (way, place) -> all.add(Plan.USUAL.with(place, way.option())));
    return all.iterator();
  }
}
