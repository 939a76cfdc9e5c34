package dev.holter;

import dev.holter.internal.choice.Dimension;
import dev.holter.internal.search.Address;
import dev.holter.internal.search.Limits;
import dev.holter.internal.search.Load;
import dev.holter.internal.service.run.HeartbeatChoice;
import dev.holter.internal.time.Machines;
import dev.holter.internal.wire.CallChoices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * What a {@link Headroom} says, checked before any world is made.
 *
 * @param goals what is measured and how much of it has to be borne
 * @param margin the freeze of which the least heartbeat is asked, in steps; zero for none
 * @param freeze a freeze
 * @param within the time budget
 */
record HeadroomSettings(List<Goal> goals, int margin, Load freeze, Duration within) {
  private static final String ANNOTATION = "@Headroom";
  private static final String HEARTBEAT = "SendTaskHeartbeat";
  private static final String THROTTLED = "THROTTLED";

  /** How much of a load has to be borne, in steps; zero if any headroom will do. */
  record Goal(Load load, int steps) {}

  /**
   * Returns limits under which every dimension is counted and goes as usual. A load replaces the
   * dimension that it is about.
   */
  static Limits limits() {
    Map<String, List<Duration>> open = new LinkedHashMap<>();
    for (Dimension each :
        List.of(
            Machines.FREEZE.dimension(),
            Machines.STEP.dimension(),
            Machines.CRASH,
            CallChoices.REQUEST.dimension(),
            CallChoices.ANSWER.dimension(),
            CallChoices.FAULT,
            HeartbeatChoice.DIMENSION)) {
      open.put(each.name(), List.of());
    }
    return new Limits(open, Integer.MAX_VALUE);
  }

  static HeadroomSettings of(Headroom annotation) {
    Duration precision = Durations.parse(ANNOTATION, "precision", annotation.precision());
    List<Goal> goals = new ArrayList<>();
    Steps steps = new Steps(precision, goals);
    Predicate<Address> freezes = of(Machines.FREEZE.dimension());
    Predicate<Address> requests = of(CallChoices.REQUEST.dimension());
    Predicate<Address> answers = of(CallChoices.ANSWER.dimension());
    Predicate<Address> crashes = of(Machines.CRASH);
    steps.add(
        "freeze",
        freezes,
        "freeze",
        annotation.freeze(),
        "survivesFreeze",
        annotation.survivesFreeze());
    steps.add(
        "step",
        of(Machines.STEP.dimension()),
        "step",
        annotation.step(),
        "survivesSlowStep",
        annotation.survivesSlowStep());
    steps.add(
        "request",
        requests,
        "latency",
        annotation.latency(),
        "survivesLatency",
        annotation.survivesLatency());
    steps.add(
        "answer",
        answers,
        "latency",
        annotation.latency(),
        "survivesLatency",
        annotation.survivesLatency());
    addThrottling(annotation, goals);
    steps.add(
        "first beat",
        requests.and(place -> place.who().equals(HEARTBEAT) && place.number() == 1),
        "firstBeat",
        annotation.firstBeat(),
        "survivesLateFirstBeat",
        annotation.survivesLateFirstBeat());
    steps.add(
        "takeover",
        crashes.and(place -> !place.who().equals(Machines.OF_THE_TEST)),
        "takeover",
        annotation.takeover(),
        "survivesTakeover",
        annotation.survivesTakeover());
    int margin = annotation.margin().isEmpty() ? 0 : steps.of("margin", annotation.margin());
    return new HeadroomSettings(
        List.copyOf(goals),
        margin,
        Load.amount("freeze", freezes, precision, Math.max(1, margin)),
        Durations.parse(ANNOTATION, "within", annotation.within()));
  }

  private static Predicate<Address> of(Dimension dimension) {
    return place -> place.dimension().equals(dimension.name());
  }

  private static void addThrottling(Headroom annotation, List<Goal> goals) {
    int most = annotation.throttling();
    int needed = annotation.survivesThrottling();
    if (most < 0 || needed < 0) {
      throw new ExtensionConfigurationException(
          ANNOTATION
              + " has throttling ["
              + most
              + "] and survivesThrottling ["
              + needed
              + "]: give zero or more calls in a row");
    }
    if (needed > most) {
      throw beyond("survivesThrottling", needed, "throttling", most);
    }
    if (most > 0) {
      goals.add(new Goal(Load.burst("throttling", of(CallChoices.FAULT), THROTTLED, most), needed));
    }
  }

  private static ExtensionConfigurationException beyond(
      String survives, Object needed, String bound, Object most) {
    return new ExtensionConfigurationException(
        ANNOTATION
            + " has "
            + survives
            + " ["
            + needed
            + "] and measures up to ["
            + most
            + "] only: raise "
            + bound);
  }

  /** Counts durations in steps. */
  private record Steps(Duration precision, List<Goal> goals) {

    void add(
        String name,
        Predicate<Address> places,
        String bound,
        String most,
        String survives,
        String needed) {
      if (most.isEmpty()) {
        if (!needed.isEmpty()) {
          throw beyond(survives, needed, bound, "");
        }
        return;
      }
      int steps = of(bound, most);
      int goal = needed.isEmpty() ? 0 : of(survives, needed);
      if (goal > steps) {
        throw beyond(survives, needed, bound, most);
      }
      goals.add(new Goal(Load.amount(name, places, precision, steps), goal));
    }

    int of(String attribute, String text) {
      Duration duration = Durations.parse(ANNOTATION, attribute, text);
      long steps = duration.dividedBy(precision);
      if (steps > Integer.MAX_VALUE || !precision.multipliedBy(steps).equals(duration)) {
        throw new ExtensionConfigurationException(
            ANNOTATION
                + " has "
                + attribute
                + " ["
                + text
                + "], which is no multiple of precision ["
                + precision
                + "], or too many of them: give a precision that fits");
      }
      return (int) steps;
    }
  }
}
