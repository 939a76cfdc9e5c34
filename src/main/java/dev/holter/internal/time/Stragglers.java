package dev.holter.internal.time;

import dev.holter.time.LeakedThreadsException;
import java.util.List;

/** Threads of the test's own that called and outlive it: nobody but the test can end them. */
final class Stragglers {
  private Stragglers() {}

  static void awaitEnd(Participants participants, Watchdog watchdog, StuckReport report) {
    try {
      watchdog.join(alive(participants).stream().map(one -> one.thread).toList());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    List<Participant> left = alive(participants);
    if (!left.isEmpty()) {
      throw new LeakedThreadsException(report.outlived(left));
    }
  }

  private static List<Participant> alive(Participants participants) {
    return participants.othersAlive().stream()
        .filter(one -> !SharedPools.has(one.thread, Thread.currentThread()))
        .toList();
  }
}
