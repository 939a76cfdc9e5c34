package dev.holter.internal.time;

import dev.holter.time.LeakedThreadsException;
import java.util.List;

/** Threads of the test's own that called and outlive it: nobody but the test can end them. */
final class Stragglers {
  private Stragglers() {}

  static void awaitEnd(Timeline timeline) {
    try {
      timeline.watchdog.join(alive(timeline).stream().map(one -> one.thread).toList());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    List<Participant> left = alive(timeline);
    if (!left.isEmpty()) {
      throw new LeakedThreadsException(StuckReport.outlived(timeline, left));
    }
  }

  private static List<Participant> alive(Timeline timeline) {
    return timeline.participants.othersAlive().stream()
        .filter(one -> !SharedPools.has(one.thread, Thread.currentThread()))
        .toList();
  }
}
