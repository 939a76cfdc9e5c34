package dev.holter.internal.time;

import dev.holter.internal.choice.Choices;
import dev.holter.internal.choice.Dimension;
import dev.holter.internal.choice.Menu;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a worker goes away, since its machine crashes or somebody stops it, and when it is
 * started again.
 *
 * @param happens false for what is as usual
 * @param restart after how long the worker is started anew; null for never
 * @param atDeadline whether that is counted from the instant at which what the worker was doing is
 *     given up, instead of from where it begins; before that instant if it is negative
 */
record Absence(boolean happens, @Nullable Duration restart, boolean atDeadline) {
  static final Dimension CRASH = new Dimension("crash", true);
  static final Dimension STOP = new Dimension("stop", true);
  static final Absence NONE = new Absence(false, null, false);
  static final Absence FOR_EVER = new Absence(true, null, false);

  private static final String STAYS = "no";
  private static final String NO_RESTART = "for-ever";
  private static final String DEADLINE = "deadline+";

  static Menu<Absence> crashes(Choices choices) {
    return menu(CRASH, "crashed and was", choices);
  }

  static Menu<Absence> stops(Choices choices) {
    return menu(STOP, "was stopped and was", choices);
  }

  private static Menu<Absence> menu(Dimension dimension, String verb, Choices choices) {
    List<Absence> options = new ArrayList<>(List.of(NONE));
    List<Duration> restarts = choices.amounts(dimension);
    restarts.forEach(after -> options.add(new Absence(true, after, false)));
    if (!restarts.isEmpty()) {
      for (int second = -1; second <= 1; second++) {
        options.add(new Absence(true, Duration.ofSeconds(second), true));
      }
    }
    options.add(FOR_EVER);
    return new Menu<>(
        dimension,
        options,
        Absence::read,
        (who, absence) -> "[" + who + "] " + verb + " " + absence.restarted());
  }

  static Absence read(String text) {
    if (text.equals(STAYS)) {
      return NONE;
    }
    if (text.equals(NO_RESTART)) {
      return FOR_EVER;
    }
    boolean atDeadline = text.startsWith(DEADLINE);
    String amount = atDeadline ? text.substring(DEADLINE.length()) : text;
    return new Absence(true, Duration.parse(amount), atDeadline);
  }

  /**
   * When the worker is started anew.
   *
   * @param deadline when what it was doing is given up; empty if there is no such instant, and then
   *     where it begins stands for it
   */
  Optional<Instant> restartsAt(Instant left, Optional<Instant> deadline) {
    Instant from = atDeadline ? deadline.orElse(left) : left;
    return Optional.ofNullable(restart).map(after -> Instants.plus(from, after));
  }

  private String restarted() {
    if (restart == null) {
      return "not started again";
    }
    if (!atDeadline) {
      return "started again after " + restart;
    }
    String from = restart.isNegative() ? " before" : " after";
    return "started again "
        + (restart.isZero() ? "at" : restart.abs() + from)
        + " the heartbeat deadline";
  }

  @Override
  public String toString() {
    if (!happens) {
      return STAYS;
    }
    if (restart == null) {
      return NO_RESTART;
    }
    return (atDeadline ? DEADLINE : "") + restart;
  }
}
