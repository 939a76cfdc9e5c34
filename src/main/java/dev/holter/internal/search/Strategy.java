package dev.holter.internal.search;

import java.util.Iterator;
import java.util.Random;

/**
 * Orders the runs that are tried: those with the fewest deviations first. All that is random comes
 * from the seed.
 */
final class Strategy {
  /**
   * The share of the runs that single deviations have. Pairs and bursts follow, so that none of the
   * three is left out where the others have thousands.
   */
  private static final double SINGLES_END = 0.55;

  private static final double PAIRS_END = 0.75;
  private static final int BURSTS_FIRST = 20;

  private final int worlds;
  private final Random random;
  private final Guide guide;
  private final boolean isGuided;
  private final Iterator<Plan> singles;
  private final Iterator<Plan> pairs;
  private int tried;

  Strategy(Run usual, int worlds, long seed, boolean isGuided) {
    this.worlds = worlds;
    this.random = new Random(seed);
    this.guide = new Guide(random);
    this.isGuided = isGuided;
    this.singles = Singles.of(usual.places(), random);
    this.pairs = new Pairs(usual.places(), random);
    guide.learn(usual);
  }

  /** Takes note of a run that has passed. Runs come in the order in which they were begun. */
  void learn(Run run) {
    guide.learn(run);
  }

  Decider next() {
    int number = tried++;
    // Some bursts go first: they find in a few runs what is broken almost everywhere.
    boolean burst = number % 2 == 1 && number < 2 * BURSTS_FIRST;
    if (!burst && number < worlds * SINGLES_END && singles.hasNext()) {
      return Decider.of(singles.next());
    }
    // From here on every other run goes on from what was seen, if that has led anywhere.
    if (!burst && isGuided && guide.hasNext() && number % 2 == 0) {
      return Decider.of(guide.next());
    }
    if (!burst && number < worlds * PAIRS_END && pairs.hasNext()) {
      return Decider.of(pairs.next());
    }
    return new Bursts(random.nextLong());
  }
}
