package dev.holter.internal.search;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run that has ended.
 *
 * @param places where it asked
 * @param deviations what was not as usual
 * @param outcome what became of it
 */
public record Run(List<Place> places, List<Chosen> deviations, Outcome outcome) {

  /** Keeps the lists from changing. */
  public Run {
    places = List.copyOf(places);
    deviations = List.copyOf(deviations);
  }

  /**
   * The outcome of a run.
   *
   * @param failure what it failed with, or empty if it passed
   * @param journal what happened, one line each; two runs with equal choices have equal journals
   * @param leads what may lead to another run that fails
   * @param shown what the subject wants to have back with the runs of a result; the search does not
   *     look at it
   */
  public record Outcome(
      Optional<Throwable> failure, List<String> journal, Leads leads, @Nullable Object shown) {

    /** Keeps the list from changing. */
    public Outcome {
      journal = List.copyOf(journal);
    }

    /** Makes an outcome of which nothing is shown. */
    public Outcome(Optional<Throwable> failure, List<String> journal, Leads leads) {
      this(failure, journal, leads, null);
    }
  }

  boolean failed() {
    return outcome.failure().isPresent();
  }

  /** Whether another run failed alike: numbers and instants do not matter. */
  boolean failsLike(Run other) {
    return failed() && other.failed() && kind().equals(other.kind());
  }

  private String kind() {
    Throwable failure = outcome.failure().orElseThrow();
    String message = String.valueOf(failure.getMessage());
    String first = message.lines().findFirst().orElse("");
    return failure.getClass().getName() + " " + first.replaceAll("\\d+", "0");
  }
}
