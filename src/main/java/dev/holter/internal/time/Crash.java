package dev.holter.internal.time;

import dev.holter.internal.choice.Choices;
import dev.holter.internal.choice.Dimension;
import dev.holter.internal.choice.Menu;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a machine crashes, and what follows.
 *
 * @param happens false for what is as usual
 * @param restart after how long the worker is started anew; null for never
 */
record Crash(boolean happens, @Nullable Duration restart) {
  static final Dimension DIMENSION = new Dimension("crash", true);
  static final Crash NONE = new Crash(false, null);

  private static final String NO_CRASH = "no";
  private static final String NO_RESTART = "for-ever";

  static Menu<Crash> menu(Choices choices) {
    List<Crash> options = new ArrayList<>(List.of(NONE));
    choices.amounts(DIMENSION).forEach(after -> options.add(new Crash(true, after)));
    options.add(new Crash(true, null));
    return new Menu<>(DIMENSION, options, Crash::read, Crash::tell);
  }

  static Crash read(String text) {
    if (text.equals(NO_CRASH)) {
      return NONE;
    }
    return new Crash(true, text.equals(NO_RESTART) ? null : Duration.parse(text));
  }

  private static String tell(String who, Crash crash) {
    Duration after = crash.restart;
    String restart = after == null ? "was not started again" : "was started again after " + after;
    return "[" + who + "] crashed and " + restart;
  }

  @Override
  public String toString() {
    Duration after = restart;
    if (!happens) {
      return NO_CRASH;
    }
    return after == null ? NO_RESTART : after.toString();
  }
}
