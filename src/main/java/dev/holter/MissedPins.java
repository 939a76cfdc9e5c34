package dev.holter;

import static java.util.stream.Collectors.joining;

import dev.holter.internal.search.Address;
import dev.holter.internal.search.Place;
import dev.holter.internal.search.Plan;
import dev.holter.internal.search.Recording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says which deviations of a test never happened, and how near the test has come to each. */
final class MissedPins {
  private final List<Place> places;

  private MissedPins(List<Place> places) {
    this.places = places;
  }

  /** Empty if all of them have happened. */
  static Optional<AssertionError> in(Recording run, Plan pinned) {
    Plan missed = pinned.missedBy(run.deviations());
    MissedPins pins = new MissedPins(run.places());
    return missed.options().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AssertionError(
                "This test differs from its usual run by [except], but not in all that it says:\n"
                    + missed.options().entrySet().stream()
                        .map(each -> "  " + pins.line(each.getKey(), each.getValue()) + "\n")
                        .collect(joining())
                    + "Do this: call [except] first, before a worker runs, with the names and"
                    + " numbers that a failure of @Explore shows; if the code has changed since,"
                    + " let @Explore search anew."));
  }

  private String line(Address missed, String option) {
    return missed.dimension()
        + " of ["
        + missed.who()
        + "], place "
        + missed.number()
        + ", "
        + option
        + ": "
        + why(missed);
  }

  private String why(Address missed) {
    Map<String, Integer> came = came(missed.dimension());
    int own = came.getOrDefault(missed.who(), 0);
    if (own >= missed.number()) {
      return "this cannot happen there";
    }
    if (own > 0) {
      return "the test came to " + own + (own == 1 ? " such place" : " such places");
    }
    return came.isEmpty()
        ? "the test came to no place of this kind"
        : "there was none, but "
            + came.entrySet().stream()
                .map(each -> each.getValue() + " of [" + each.getKey() + "]")
                .collect(joining(", "));
  }

  /** How many places of a kind there were, by whom they concern. */
  private Map<String, Integer> came(String kind) {
    Map<String, Integer> came = new TreeMap<>();
    for (Place place : places) {
      if (place.address().dimension().equals(kind)) {
        came.merge(place.address().who(), 1, Integer::sum);
      }
    }
    return came;
  }
}
