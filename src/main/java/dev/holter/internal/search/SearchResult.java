package dev.holter.internal.search;

import java.util.Optional;

/**
 * What a search has come to.
 *
 * @param kind what it found
 * @param worlds how many runs it took to find it, without those that shrank it
 * @param usual the run in which everything was as usual, or the first of two that differ
 * @param found the run that shows it: the failing one, shrunk, or the second of two that differ
 */
public record SearchResult(Kind kind, int worlds, Run usual, Optional<Run> found) {

  /** What a search may come to. */
  public enum Kind {
    /** No run failed. */
    CLEAN,
    /** The usual run fails, so that there is nothing to search for. */
    USUAL_FAILS,
    /** The usual run never asked, so that no other run differs from it. */
    NOTHING_TO_EXPLORE,
    /** The usual run, or the one that failed, is not the same when it is run again. */
    NOT_REPEATABLE,
    /** A run failed. */
    FOUND
  }
}
