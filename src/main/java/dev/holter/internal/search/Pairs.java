package dev.holter.internal.search;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;

/** Plans with two deviations each, which lie near each other in the usual run. */
final class Pairs implements Iterator<Plan> {
  /** How many places lie at most between the two deviations of a pair. */
  private static final int NEAR = 12;

  private final List<Place> usual;
  private final Random random;

  Pairs(List<Place> usual, Random random) {
    this.usual = usual;
    this.random = random;
  }

  @Override
  public boolean hasNext() {
    return usual.size() > 1;
  }

  @Override
  public Plan next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int first = random.nextInt(usual.size() - 1);
    int second = Math.min(usual.size() - 1, first + 1 + random.nextInt(NEAR));
    return add(add(Plan.USUAL, usual.get(first)), usual.get(second));
  }

  private Plan add(Plan plan, Place place) {
    List<?> options = place.menu().options();
    Object option = options.get(1 + random.nextInt(options.size() - 1));
    return plan.with(place.address(), option.toString());
  }
}
