package dev.holter.time;

import java.util.List;
import org.apiguardian.api.API;

/** Threads of the test's own that called and outlive it: nobody but the test can end them. */
@API(status = API.Status.INTERNAL)
public final class Stragglers {
  private Stragglers() {}

  /**
   * Waits for the threads that the clock did not make but that called in its time. Those of pools
   * that the whole JVM shares do not count.
   *
   * @param clock a clock that is closed
   * @throws LeakedThreadsException if one does not end within the watchdog's limit; names it
   */
  public static void awaitEnd(VirtualClock clock) {
    Timeline timeline = clock.timeline();
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
