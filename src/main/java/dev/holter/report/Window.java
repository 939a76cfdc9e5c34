package dev.holter.report;

import java.util.ArrayList;
import java.util.List;

/** Cuts a long timeline down to what fits a failure message, and says how much it left out. */
final class Window {

  private static final int MAX_LINES = 15;
  private static final int MAX_KEPT = MAX_LINES - 2;

  private Window() {}

  /** Keeps at most 15 lines, those that say what was left out included. */
  static List<TimelineLine> around(List<TimelineLine> lines, int focus) {
    if (lines.size() <= MAX_LINES) {
      return lines;
    }
    int latestStart = lines.size() - MAX_KEPT;
    int start = Math.max(0, Math.min(focus - MAX_KEPT / 2, latestStart));
    int end = start + MAX_KEPT;
    List<TimelineLine> kept = new ArrayList<>(MAX_LINES);
    if (start > 0) {
      kept.add(omitted(start, "earlier"));
    }
    kept.addAll(lines.subList(start, end));
    if (end < lines.size()) {
      kept.add(omitted(lines.size() - end, "later"));
    }
    return kept;
  }

  /** Keeps the first and the last lines, so that the whole is {@code max} lines at most. */
  static List<TimelineLine> ends(List<TimelineLine> lines, int max) {
    if (lines.size() <= max) {
      return lines;
    }
    int head = (max - 1) / 2;
    int tail = max - 1 - head;
    List<TimelineLine> kept = new ArrayList<>(lines.subList(0, head));
    kept.add(omitted(lines.size() - head - tail, "more lines"));
    kept.addAll(lines.subList(lines.size() - tail, lines.size()));
    return kept;
  }

  private static TimelineLine omitted(int count, String which) {
    return TimelineLine.omission("... " + Counts.of(count) + " " + which);
  }
}
