package dev.holter.internal.service.run;

import dev.holter.internal.choice.Choices;
import dev.holter.internal.choice.Dimension;
import dev.holter.internal.choice.Menu;
import java.time.Instant;
import java.util.List;

/**
 * What happens at the instant of a task's deadline to the calls that come at the same instant: AWS
 * says nothing of that. As usual the deadline goes first, so that they are late.
 */
public final class DeadlineChoice {
  public static final Dimension DIMENSION = new Dimension("deadline", false);

  private static final Menu<Boolean> MENU =
      new Menu<>(
          DIMENSION,
          List.of(false, true),
          Boolean::valueOf,
          (who, first) -> "what was sent at the instant of [" + who + "] came in time");

  private DeadlineChoice() {}

  static boolean callsGoFirst(Choices choices, String clock, Instant now) {
    return choices.isOpen(DIMENSION) && choices.choose(MENU, clock, now);
  }
}
