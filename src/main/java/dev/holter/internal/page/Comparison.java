package dev.holter.internal.page;

import java.time.Instant;
import java.util.List;

/**
 * What a search has found, beside the usual run.
 *
 * @param usual the run in which everything was as usual
 * @param found the run that failed, shrunk
 * @param deviations what was not as usual in it, in order
 * @param replay the text that runs it again
 * @param usualLines what happened in the usual run from where the two part
 * @param foundLines what happened in the other one from there
 */
public record Comparison(
    TestRecord usual,
    TestRecord found,
    List<Deviation> deviations,
    String replay,
    List<String> usualLines,
    List<String> foundLines) {

  /** Keeps the lists from changing. */
  public Comparison {
    deviations = List.copyOf(deviations);
    usualLines = List.copyOf(usualLines);
    foundLines = List.copyOf(foundLines);
  }

  /**
   * What was not as usual.
   *
   * @param at the virtual instant
   * @param when the same as the lines of both runs have it
   * @param sentence what happened
   */
  public record Deviation(Instant at, String when, String sentence) {}
}
