package dev.holter.internal.search;

import dev.holter.internal.choice.Choices;
import dev.holter.internal.choice.Dimension;
import dev.holter.internal.choice.Menu;
import dev.holter.internal.choice.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The choices of one run, and where it asked for them. */
public final class Recording implements Choices {
  private record Asker(String dimension, String who) {}

  private final Decider decider;
  private final Limits limits;
  private final Map<Asker, Integer> numbers = new HashMap<>();
  private final List<Place> places = new ArrayList<>();
  private final List<Chosen> deviations = new ArrayList<>();
  private int severe;

  Recording(Decider decider, Limits limits) {
    this.decider = decider;
    this.limits = limits;
  }

  /**
   * Makes the choices of a run that follows a plan.
   *
   * @param plan what is not as usual
   * @param limits what may be otherwise at all
   * @return choices for one run
   */
  public static Recording of(Plan plan, Limits limits) {
    return new Recording(Decider.of(plan), limits);
  }

  @Override
  public boolean isOpen(Dimension dimension) {
    return limits.dimensions().containsKey(dimension.name());
  }

  @Override
  public List<Duration> amounts(Dimension dimension) {
    return limits.dimensions().getOrDefault(dimension.name(), List.of());
  }

  @Override
  public synchronized <T> T choose(Menu<T> menu, String who, Instant at) {
    Dimension dimension = menu.dimension();
    if (!isOpen(dimension)) {
      return menu.usual();
    }
    int number = numbers.merge(new Asker(dimension.name(), who), 1, Integer::sum);
    Address address = new Address(dimension.name(), who, number);
    places.add(new Place(address, menu, at));
    String option = isOverLimit(dimension) ? null : decider.decide(address, menu);
    return option == null ? menu.usual() : deviate(menu, address, option, at);
  }

  private boolean isOverLimit(Dimension dimension) {
    return dimension.severe() && severe >= limits.severe();
  }

  private <T> T deviate(Menu<T> menu, Address address, String option, Instant at) {
    T chosen = find(menu, option);
    if (chosen == null || chosen.equals(menu.usual())) {
      return menu.usual();
    }
    severe += menu.dimension().severe() ? 1 : 0;
    deviations.add(new Chosen(address, option, at, menu.teller().apply(address.who(), chosen)));
    return chosen;
  }

  /**
   * Returns the planned option, or null if it makes no sense at this place. Then the run goes on as
   * usual, and the plan counts as not used up.
   */
  private static <T> @Nullable T find(Menu<T> menu, String option) {
    for (T each : menu.options()) {
      if (each.toString().equals(option)) {
        return each;
      }
    }
    try {
      return menu.reader().apply(option);
    } catch (RuntimeException unreadable) {
      return null;
    }
  }

  /**
   * Returns the places at which the run has asked.
   *
   * @return the places so far, in order
   */
  public synchronized List<Place> places() {
    return List.copyOf(places);
  }

  /**
   * Returns what was not as usual in the run.
   *
   * @return the deviations so far, in order
   */
  public synchronized List<Chosen> deviations() {
    return List.copyOf(deviations);
  }

  @Override
  public List<Told> told() {
    return deviations().stream().map(each -> new Told(each.at(), each.sentence())).toList();
  }
}
