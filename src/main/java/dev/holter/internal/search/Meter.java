package dev.holter.internal.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Measures how much a subject bears of one load, alone and at its worst place.
 *
 * <p>By bisection, so that a run with more steps has to be harder than one with fewer. Each place
 * is tried once with what all places before it bear; only one that fails then is bisected.
 */
public final class Meter {
  private final Subject subject;
  private final Limits limits;
  private final Run usual;
  private final BooleanSupplier isOver;
  private int runs;

  /**
   * Prepares measurements.
   *
   * @param subject what is measured
   * @param limits what may be otherwise at all
   * @param usual its usual run, which passes
   * @param isOver whether there is no time left; asked before each place
   */
  public Meter(Subject subject, Limits limits, Run usual, BooleanSupplier isOver) {
    this.subject = subject;
    this.limits = limits;
    this.usual = usual;
    this.isOver = isOver;
  }

  /**
   * Measures one load.
   *
   * @param load what is put on the subject
   * @return how much of it the subject bears
   */
  public Measured measure(Load load) {
    List<Address> places = load.places(usual);
    int bears = load.most();
    int tried = 0;
    @Nullable Run breaks = null;
    for (Address place : places) {
      if (isOver.getAsBoolean()) {
        break;
      }
      Bisection at = new Bisection(bears, steps -> tryOut(load.plan().apply(place, steps)));
      bears = at.bears();
      breaks = at.breaks().orElse(breaks);
      tried++;
    }
    return new Measured(load, bears, Optional.ofNullable(breaks), tried, places.size());
  }

  /**
   * Returns the least amount of something that makes a run easier, such as a longer time-out, with
   * which so many steps of a load are borne wherever they are put.
   *
   * @param dimension the name of the dimension of that amount; all its places get the same
   * @param option the option that stands for so many steps
   * @param most how many steps are tried at most
   * @param load what is put on the subject
   * @param steps how much of it
   * @return how many steps it takes; empty if the most do not do, or if the time was over before
   */
  public OptionalInt least(
      String dimension, IntFunction<String> option, int most, Load load, int steps) {
    List<Plan> plans = new ArrayList<>(List.of(Plan.USUAL));
    load.places(usual).forEach(place -> plans.add(load.plan().apply(place, steps)));
    // Harder and harder: the more of these, the less of the amount; the first is all of it.
    int bears = most;
    for (Plan plan : plans) {
      if (isOver.getAsBoolean()) {
        return OptionalInt.empty();
      }
      Bisection at =
          new Bisection(
              bears,
              harder -> {
                String amount = option.apply(most - harder + 1);
                return tryOut(
                    (place, menu) ->
                        place.dimension().equals(dimension) ? amount : plan.options().get(place));
              });
      bears = at.bears();
      if (bears == 0) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(most - bears + 1);
  }

  /**
   * Returns how many runs it took so far.
   *
   * @return zero or more
   */
  public int runs() {
    return runs;
  }

  private Run tryOut(Plan plan) {
    return tryOut(Decider.of(plan));
  }

  private Run tryOut(Decider decider) {
    runs++;
    Recording recording = new Recording(decider, limits);
    Run.Outcome outcome = subject.run(recording);
    return new Run(recording.places(), recording.deviations(), outcome);
  }
}
