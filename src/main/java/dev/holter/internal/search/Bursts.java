package dev.holter.internal.search;

import dev.holter.internal.choice.Menu;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Random deviations that come in bursts: independent ones are absorbed, since whoever is hit once
 * has time to recover.
 */
final class Bursts implements Decider {
  private static final double[] RATES = {0.002, 0.01, 0.05, 0.2};
  private static final int LONGEST = 5;

  /**
   * A generator of another kind than the one that draws its seed, so that two bursts are never
   * alike.
   */
  private final SplittableRandom random;

  private final double rate;
  private int left;

  Bursts(long seed) {
    this.random = new SplittableRandom(seed);
    this.rate = RATES[random.nextInt(RATES.length)];
  }

  @Override
  public @Nullable String decide(Address place, Menu<?> menu) {
    if (left == 0 && random.nextDouble() < rate) {
      left = 1 + random.nextInt(LONGEST);
    }
    if (left == 0) {
      return null;
    }
    left--;
    List<?> options = menu.options();
    return options.get(random.nextInt(options.size())).toString();
  }
}
