package dev.holter.internal.search;

import java.util.Optional;

/**
 * How much a subject bears of one load.
 *
 * @param load the load that was measured
 * @param bears the most steps with which no run has failed, at whatever place they were put; zero
 *     if the first step fails somewhere
 * @param breaks the run that fails with one step more, at the worst place; empty if the most that
 *     was asked for is borne
 * @param tried at how many places it was tried, fewer than there are if the time was over before
 * @param places how many places there are
 */
public record Measured(Load load, int bears, Optional<Run> breaks, int tried, int places) {

  /**
   * Tells whether more was borne than anybody asked for.
   *
   * @return {@code true} if nothing has failed
   */
  public boolean isAtLeast() {
    return breaks.isEmpty();
  }
}
