package dev.holter.internal.search;

/**
 * How far a search goes.
 *
 * @param limits how far runs may go from the usual one
 * @param worlds how many runs there are at most before one fails, more than zero
 * @param seed the same one gives the same search
 */
public record Extent(Limits limits, int worlds, long seed) {

  /** Refuses a search without a run. */
  public Extent {
    if (worlds < 1) {
      throw new IllegalArgumentException(
          "A search got [" + worlds + "] worlds: give one or more, such as 1_000");
    }
  }
}
