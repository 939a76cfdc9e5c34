package dev.holter;

import dev.holter.internal.choice.Dimension;
import dev.holter.internal.search.Limits;
import dev.holter.internal.search.Plan;
import dev.holter.internal.service.run.DeadlineChoice;
import dev.holter.internal.service.run.PollChoice;
import dev.holter.internal.time.Chance;
import dev.holter.internal.time.Machines;
import dev.holter.internal.wire.CallChoices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What an {@link Explore} says, checked before any world is made. */
record ExploreSettings(int worlds, Duration within, long seed, Limits limits, Plan replay) {
  private static final String ANNOTATION = "@Explore";

  /**
   * The shortest travel time of a call. It lets others overtake the call and is too short for
   * anybody to measure.
   */
  private static final Duration LEAST = Duration.ofNanos(1);

  static ExploreSettings of(Explore annotation, ExtensionContext context) {
    int worlds =
        context
            .getConfigurationParameter(HolterParameters.EXPLORE_WORLDS, Integer::valueOf)
            .orElse(annotation.worlds());
    String within =
        context
            .getConfigurationParameter(HolterParameters.EXPLORE_WITHIN)
            .orElse(annotation.within());
    if (worlds < 1) {
      throw invalid("worlds", worlds, "one or more, such as 1_000");
    }
    if (annotation.severe() < 0) {
      throw invalid(
          "severe", annotation.severe(), "zero or more; one is what a sound worker bears");
    }
    return new ExploreSettings(
        worlds,
        Durations.parse(ANNOTATION, "within", within),
        annotation.seed(),
        new Limits(dimensions(annotation), annotation.severe()),
        replay(
            context
                .getConfigurationParameter(HolterParameters.EXPLORE_REPLAY)
                .orElse(annotation.replay())));
  }

  private static Plan replay(String text) {
    try {
      return Plan.parse(text);
    } catch (IllegalArgumentException unreadable) {
      throw new ExtensionConfigurationException(
          ANNOTATION + " has a replay text that cannot be read: " + unreadable.getMessage(),
          unreadable);
    }
  }

  private static Map<String, List<Duration>> dimensions(Explore annotation) {
    Map<String, List<Duration>> open = new LinkedHashMap<>();
    if (annotation.order()) {
      add(open, Machines.ORDER, List.of());
      add(open, Machines.YIELD, List.of());
    }
    if (!annotation.latency().isEmpty()) {
      Duration longest = Durations.parse(ANNOTATION, "latency", annotation.latency());
      List<Duration> amounts = new ArrayList<>(List.of(LEAST));
      amounts.addAll(upTo(longest, 10));
      add(open, CallChoices.REQUEST.dimension(), amounts);
      add(open, CallChoices.ANSWER.dimension(), amounts);
    }
    if (annotation.faults()) {
      add(open, CallChoices.FAULT, List.of());
    }
    if (annotation.pollFaults()) {
      add(open, CallChoices.POLL_FAULT, List.of());
    }
    if (!annotation.freeze().isEmpty()) {
      Duration longest = Durations.parse(ANNOTATION, "freeze", annotation.freeze());
      add(open, Machines.FREEZE.dimension(), upTo(longest, 2));
    }
    if (!annotation.step().isEmpty()) {
      Duration longest = Durations.parse(ANNOTATION, "step", annotation.step());
      add(open, Machines.STEP.dimension(), upTo(longest, 2));
    }
    if (annotation.crash()) {
      add(open, Machines.CRASH, restarts(annotation));
    }
    if (annotation.stop()) {
      add(open, Machines.STOP, restarts(annotation));
    }
    if (annotation.chance()) {
      add(open, Chance.DIMENSION, List.of());
    }
    if (annotation.service()) {
      add(open, PollChoice.DIMENSION, List.of());
      add(open, DeadlineChoice.DIMENSION, List.of());
    }
    if (!annotation.wallClock().isEmpty()) {
      Duration farthest = Durations.parse(ANNOTATION, "wallClock", annotation.wallClock());
      add(open, Machines.JUMP.dimension(), List.of(farthest, farthest.negated()));
    }
    return open;
  }

  private static List<Duration> restarts(Explore annotation) {
    return Arrays.stream(annotation.restart())
        .map(after -> Durations.parse(ANNOTATION, "restart", after))
        .toList();
  }

  private static void add(
      Map<String, List<Duration>> open, Dimension dimension, List<Duration> amounts) {
    open.put(dimension.name(), amounts);
  }

  private static List<Duration> upTo(Duration longest, int part) {
    return List.of(longest.dividedBy(part), longest);
  }

  /**
   * Returns the limits of a replay: its world may do what the replay text says and nothing else.
   */
  Limits limitsOfReplay() {
    Map<String, List<Duration>> open = new LinkedHashMap<>();
    replay.options().keySet().forEach(address -> open.put(address.dimension(), List.of()));
    return new Limits(open, Integer.MAX_VALUE);
  }

  private static ExtensionConfigurationException invalid(
      String attribute, int value, String expected) {
    return new ExtensionConfigurationException(
        ANNOTATION + " has " + attribute + " [" + value + "]: give " + expected);
  }
}
