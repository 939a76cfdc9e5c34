package dev.holter.internal.strip;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Many beats that are drawn as one piece, from the beat before them to the last of them. */
record Block(Instant from, Instant to, int count, Duration least, Duration most) {

  /** Folds beats; {@code before} is the beat or the start that the first of them followed. */
  static Block of(Instant before, List<Beat> beats) {
    Duration least = beats.get(0).gap();
    Duration most = least;
    for (Beat beat : beats) {
      least = beat.gap().compareTo(least) < 0 ? beat.gap() : least;
      most = beat.gap().compareTo(most) > 0 ? beat.gap() : most;
    }
    return new Block(before, beats.get(beats.size() - 1).at(), beats.size(), least, most);
  }

  boolean isEven() {
    return least.equals(most);
  }
}
