package dev.holter;

import static java.util.stream.Collectors.joining;

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
import java.util.Set;
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
    Map<Dimension, List<Duration>> dimensions = dimensions(annotation);
    requireSevere(annotation, dimensions.keySet());
    return new ExploreSettings(
        worlds,
        Durations.parse(ANNOTATION, "within", within),
        annotation.seed(),
        new Limits(byName(dimensions), annotation.severe()),
        replay(
            context
                .getConfigurationParameter(HolterParameters.EXPLORE_REPLAY)
                .orElse(annotation.replay())));
  }

  /** What can never happen must not look as if it had been tried. */
  private static void requireSevere(Explore annotation, Set<Dimension> dimensions) {
    String severe =
        dimensions.stream()
            .filter(Dimension::severe)
            .map(each -> "[" + each.name() + "]")
            .collect(joining(", "));
    if (annotation.severe() == 0 && !severe.isEmpty()) {
      throw invalid("severe", 0, "one or more, since " + severe + " could never happen");
    }
  }

  private static Map<String, List<Duration>> byName(Map<Dimension, List<Duration>> dimensions) {
    Map<String, List<Duration>> byName = new LinkedHashMap<>();
    dimensions.forEach((dimension, amounts) -> byName.put(dimension.name(), amounts));
    return byName;
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

  private static Map<Dimension, List<Duration>> dimensions(Explore annotation) {
    Map<Dimension, List<Duration>> open = new LinkedHashMap<>();
    if (annotation.order()) {
      open.put(Machines.ORDER, List.of());
      open.put(Machines.YIELD, List.of());
    }
    if (!annotation.latency().isEmpty()) {
      Duration longest = Durations.parse(ANNOTATION, "latency", annotation.latency());
      List<Duration> amounts = new ArrayList<>(List.of(LEAST));
      amounts.addAll(upTo(longest, 10));
      open.put(CallChoices.REQUEST.dimension(), amounts);
      open.put(CallChoices.ANSWER.dimension(), amounts);
    }
    if (annotation.faults()) {
      open.put(CallChoices.FAULT, List.of());
    }
    if (annotation.pollFaults()) {
      open.put(CallChoices.POLL_FAULT, List.of());
    }
    if (!annotation.freeze().isEmpty()) {
      Duration longest = Durations.parse(ANNOTATION, "freeze", annotation.freeze());
      open.put(Machines.FREEZE.dimension(), upTo(longest, 2));
    }
    if (!annotation.step().isEmpty()) {
      Duration longest = Durations.parse(ANNOTATION, "step", annotation.step());
      open.put(Machines.STEP.dimension(), upTo(longest, 2));
    }
    if (annotation.crash()) {
      open.put(Machines.CRASH, restarts(annotation));
    }
    if (annotation.stop()) {
      open.put(Machines.STOP, restarts(annotation));
    }
    if (annotation.chance()) {
      open.put(Chance.DIMENSION, List.of());
    }
    if (annotation.service()) {
      open.put(PollChoice.DIMENSION, List.of());
      open.put(DeadlineChoice.DIMENSION, List.of());
    }
    if (!annotation.wallClock().isEmpty()) {
      Duration farthest = Durations.parse(ANNOTATION, "wallClock", annotation.wallClock());
      open.put(Machines.JUMP.dimension(), List.of(farthest, farthest.negated()));
    }
    return open;
  }

  private static List<Duration> restarts(Explore annotation) {
    return Arrays.stream(annotation.restart())
        .map(after -> Durations.parse(ANNOTATION, "restart", after))
        .toList();
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
