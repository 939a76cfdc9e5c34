package dev.holter.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;

/**
 * Folds long runs of beats into one line each, so that a whole day fits a screen. Only accepted
 * beats fold: whatever else happened stays visible, and so does each change of rhythm as long as
 * there is room.
 */
final class Folding {

  private static final int MIN_RUN = 6;
  private static final int SCREEN = 40;

  private Folding() {}

  static List<TimelineLine> toScreen(List<TimelineLine> lines) {
    List<TimelineLine> regular =
        fold(lines, (one, next) -> Objects.equals(one.beatGap(), next.beatGap()));
    if (regular.size() <= SCREEN) {
      return regular;
    }
    return Window.ends(fold(lines, (one, next) -> true), SCREEN);
  }

  private static List<TimelineLine> fold(
      List<TimelineLine> lines, BiPredicate<TimelineLine, TimelineLine> sameRun) {
    List<TimelineLine> folded = new ArrayList<>();
    int from = 0;
    while (from < lines.size()) {
      int to = from + 1;
      while (to < lines.size()
          && lines.get(from).beatGap() != null
          && lines.get(to).beatGap() != null
          && sameRun.test(lines.get(to - 1), lines.get(to))) {
        to++;
      }
      folded.addAll(shorten(lines.subList(from, to)));
      from = to;
    }
    return folded;
  }

  private static List<TimelineLine> shorten(List<TimelineLine> run) {
    if (run.size() < MIN_RUN) {
      return run;
    }
    List<Duration> gaps =
        run.subList(1, run.size() - 1).stream()
            .map(line -> Objects.requireNonNull(line.beatGap()))
            .sorted()
            .toList();
    Duration least = gaps.get(0);
    Duration most = gaps.get(gaps.size() - 1);
    String rhythm =
        least.equals(most) ? " beats every " + least : " beats " + least + " to " + most + " apart";
    return List.of(
        run.get(0),
        TimelineLine.omission("... " + Counts.of(gaps.size()) + rhythm),
        run.get(run.size() - 1));
  }
}
