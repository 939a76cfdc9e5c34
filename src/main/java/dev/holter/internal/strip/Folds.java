package dev.holter.internal.strip;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decides which beats of a long run are drawn one by one: the ends of each even run, and the
 * neighbours of the longest gap. So a day of equal beats is one block, and a gap in it stays
 * visible.
 */
record Folds(List<Beat> shown, List<Block> blocks) {

  private static final int EVEN_RUN = 12;
  private static final int KEPT_ENDS = 3;
  private static final int MAX_SHOWN = 60;
  private static final int AROUND_WORST = 6;

  static Folds of(Instant start, List<Beat> beats) {
    boolean[] open = new boolean[beats.size()];
    Arrays.fill(open, true);
    foldEvenRuns(beats, open);
    if (count(open) > MAX_SHOWN) {
      Arrays.fill(open, false);
      open(open, 0, KEPT_ENDS);
      open(open, beats.size() - KEPT_ENDS, beats.size());
      int worst = worst(beats);
      open(open, worst - AROUND_WORST, worst + AROUND_WORST);
    }
    return collect(start, beats, open);
  }

  private static void foldEvenRuns(List<Beat> beats, boolean[] open) {
    int from = 0;
    while (from < beats.size()) {
      int to = from + 1;
      while (to < beats.size() && beats.get(to).gap().equals(beats.get(from).gap())) {
        to++;
      }
      if (to - from >= EVEN_RUN) {
        Arrays.fill(open, from + KEPT_ENDS, to - KEPT_ENDS, false);
      }
      from = to;
    }
  }

  private static int count(boolean[] open) {
    int count = 0;
    for (boolean one : open) {
      count += one ? 1 : 0;
    }
    return count;
  }

  private static void open(boolean[] open, int from, int to) {
    Arrays.fill(open, Math.max(0, from), Math.min(open.length, Math.max(0, to)), true);
  }

  private static int worst(List<Beat> beats) {
    int worst = 0;
    Duration longest = Duration.ZERO;
    for (int i = 0; i < beats.size(); i++) {
      if (beats.get(i).gap().compareTo(longest) > 0) {
        longest = beats.get(i).gap();
        worst = i;
      }
    }
    return worst;
  }

  private static Folds collect(Instant start, List<Beat> beats, boolean[] open) {
    List<Beat> shown = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    int from = 0;
    while (from < beats.size()) {
      int to = from;
      while (to < beats.size() && !open[to]) {
        to++;
      }
      if (to > from) {
        blocks.add(Block.of(from == 0 ? start : beats.get(from - 1).at(), beats.subList(from, to)));
      } else {
        shown.add(beats.get(to));
        to++;
      }
      from = to;
    }
    return new Folds(shown, blocks);
  }
}
