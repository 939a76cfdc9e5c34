package dev.holter.internal.search;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * Orders the places that are tried. A worker that beats for a day comes to thousands of places, of
 * some dozens of kinds (here called ways). Each way has its turn before the first one comes again:
 * with its first place, its last one, its second one, and then the others mixed.
 */
final class InTurn {
  private InTurn() {}

  static <K> void forEach(Map<K, List<Address>> ways, Random random, BiConsumer<K, Address> taker) {
    ways.values().forEach(places -> arrange(places, random));
    int rounds = ways.values().stream().mapToInt(List::size).max().orElse(0);
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<K, List<Address>> way : ways.entrySet()) {
        if (round < way.getValue().size()) {
          taker.accept(way.getKey(), way.getValue().get(round));
        }
      }
    }
  }

  private static void arrange(List<Address> places, Random random) {
    if (places.size() > 2) {
      places.add(1, places.remove(places.size() - 1));
      Collections.shuffle(places.subList(3, places.size()), random);
    }
  }
}
