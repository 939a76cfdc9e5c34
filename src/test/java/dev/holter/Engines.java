package dev.holter;

import dev.holter.internal.choice.Choices;
import dev.holter.internal.time.Budget;
import dev.holter.internal.time.Timeline;
import java.time.Duration;
import java.time.Instant;

/** Shows tests of the engine what a clock keeps to itself. */
public final class Engines {
  private Engines() {}

  public static Timeline engine(VirtualClock clock) {
    return clock.timeline();
  }

  public static VirtualClock clock(Instant start, Duration watchdog, Budget budget) {
    return VirtualClock.startingAt(start, watchdog, budget, Choices.USUAL);
  }
}
