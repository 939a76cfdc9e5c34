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
 * Whether and how a machine crashes, and when its worker is started again.
 *
 * @param happens false for what is as usual
 * @param restart after how long the worker is started anew; null for never
 * @param atDeadline whether that is counted from the instant at which what the worker was doing is
 *     given up, instead of from the crash; before that instant if it is negative
 */
record Crash(boolean happens, @Nullable Duration restart, boolean atDeadline) {
  static final Dimension DIMENSION = new Dimension("crash", true);
  static final Crash NONE = new Crash(false, null, false);
  static final Crash FOR_EVER = new Crash(true, null, false);

  private static final String NO_CRASH = "no";
  private static final String NO_RESTART = "for-ever";
  private static final String DEADLINE = "deadline+";

  static Menu<Crash> menu(Choices choices) {
    List<Crash> options = new ArrayList<>(List.of(NONE));
    List<Duration> restarts = choices.amounts(DIMENSION);
    restarts.forEach(after -> options.add(new Crash(true, after, false)));
    if (!restarts.isEmpty()) {
      for (int second = -1; second <= 1; second++) {
        options.add(new Crash(true, Duration.ofSeconds(second), true));
      }
    }
    options.add(FOR_EVER);
    return new Menu<>(DIMENSION, options, Crash::read, Crash::tell);
  }

  static Crash read(String text) {
    if (text.equals(NO_CRASH)) {
      return NONE;
    }
    if (text.equals(NO_RESTART)) {
      return FOR_EVER;
    }
    boolean atDeadline = text.startsWith(DEADLINE);
    String amount = atDeadline ? text.substring(DEADLINE.length()) : text;
    return new Crash(true, Duration.parse(amount), atDeadline);
  }

  /**
   * When the worker is started anew.
   *
   * @param deadline when what it was doing is given up; empty if there is no such instant, and then
   *     the crash stands for it
   */
  Optional<Instant> restartsAt(Instant crashed, Optional<Instant> deadline) {
    Instant from = atDeadline ? deadline.orElse(crashed) : crashed;
    return Optional.ofNullable(restart).map(after -> Instants.plus(from, after));
  }

  private static String tell(String who, Crash crash) {
    return "[" + who + "] crashed and was " + crash.restarted();
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
      return NO_CRASH;
    }
    if (restart == null) {
      return NO_RESTART;
    }
    return (atDeadline ? DEADLINE : "") + restart;
  }
}
