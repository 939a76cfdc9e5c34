package dev.holter.internal.search;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Looks for a run that fails, and shrinks it. */
public final class Search {
  private static final int SHRINKING = 300;

  private final Subject subject;
  private final Extent extent;
  private final BooleanSupplier isOver;
  private final IntConsumer progress;
  private final boolean isGuided;
  private int tried;

  /**
   * Prepares a search.
   *
   * @param subject what is explored
   * @param extent how far the search goes
   * @param isOver whether there is no time left; asked before each run but the first two
   * @param progress hears how many runs there have been
   */
  public Search(Subject subject, Extent extent, BooleanSupplier isOver, IntConsumer progress) {
    this(subject, extent, isOver, progress, true);
  }

  /** Prepares a search that may go without guidance, so that tests can compare the two. */
  Search(
      Subject subject,
      Extent extent,
      BooleanSupplier isOver,
      IntConsumer progress,
      boolean isGuided) {
    this.subject = subject;
    this.extent = extent;
    this.isOver = isOver;
    this.progress = progress;
    this.isGuided = isGuided;
  }

  /**
   * Searches.
   *
   * @param first plans that are tried before all others, such as what failed the last time
   * @return what it has come to
   */
  public SearchResult run(List<Plan> first) {
    Run usual = tryOut(Decider.of(Plan.USUAL));
    if (usual.failed()) {
      return new SearchResult(SearchResult.Kind.USUAL_FAILS, tried, usual, Optional.of(usual));
    }
    Run again = tryOut(Decider.of(Plan.USUAL));
    if (again.failed() || !again.outcome().journal().equals(usual.outcome().journal())) {
      return new SearchResult(SearchResult.Kind.NOT_REPEATABLE, tried, usual, Optional.of(again));
    }
    if (usual.places().isEmpty()) {
      return new SearchResult(SearchResult.Kind.NOTHING_TO_EXPLORE, tried, usual, Optional.empty());
    }
    for (Plan plan : first) {
      Run run = tryOut(Decider.of(plan));
      if (run.failed()) {
        return found(usual, run);
      }
    }
    Strategy strategy = new Strategy(usual, extent.worlds(), extent.seed(), isGuided);
    while (tried < extent.worlds() && !isOver.getAsBoolean()) {
      Run run = tryOut(strategy.next());
      if (run.failed()) {
        return found(usual, run);
      }
      strategy.learn(run);
    }
    return new SearchResult(SearchResult.Kind.CLEAN, tried, usual, Optional.empty());
  }

  private SearchResult found(Run usual, Run failing) {
    int needed = tried;
    Run shrunk = new Shrinker(failing, plan -> retry(plan, needed + SHRINKING)).shrink();
    return confirmed(usual, shrunk, needed);
  }

  /**
   * What one run leaves to the next may fail any run later on, and is no fault of what differs in
   * it: then the usual run fails as well, or the failing one passes.
   */
  private SearchResult confirmed(Run usual, Run failing, int needed) {
    Run usualAgain = failing.deviations().isEmpty() ? failing : tryOut(Decider.of(Plan.USUAL));
    if (usualAgain.failed()) {
      return new SearchResult(
          SearchResult.Kind.NOT_REPEATABLE, needed, usual, Optional.of(usualAgain));
    }
    Run again = tryOut(Decider.of(Plan.of(failing.deviations())));
    return again.failed()
        ? new SearchResult(SearchResult.Kind.FOUND, needed, usual, Optional.of(failing))
        : new SearchResult(SearchResult.Kind.NOT_REPEATABLE, needed, failing, Optional.of(again));
  }

  /** Shrinks what was found. This may take more runs than the search was given. */
  private Optional<Run> retry(Plan plan, int end) {
    return tried >= end ? Optional.empty() : Optional.of(tryOut(Decider.of(plan)));
  }

  private Run tryOut(Decider decider) {
    tried++;
    Recording recording = new Recording(decider, extent.limits());
    Run.Outcome outcome = subject.run(recording);
    progress.accept(tried);
    return new Run(recording.places(), recording.deviations(), outcome);
  }
}
