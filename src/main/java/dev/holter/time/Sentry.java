package dev.holter.time;

import dev.holter.time.Participant.State;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sees tests that go on without a wait or a call for longer than the watchdog's limit, while others
 * could only go on then: such a test may wait for one of them, by a socket or in a loop, and would
 * do so for ever. It fails, and the others go on beside it.
 *
 * <p>It also looks at threads for a test that waits on a monitor: the test must not leave that wait
 * to look itself, since it could not tell whether it was notified in the same moment.
 */
final class Sentry {
  private static final Sentry SENTRY = new Sentry();

  private final Map<Timeline, Watchdog.Watch> watched = new ConcurrentHashMap<>();
  private volatile @Nullable Thread thread;

  private Sentry() {}

  static void watch(Timeline timeline) {
    SENTRY.watched.put(timeline, timeline.watchdog.watch(null));
    SENTRY.start();
  }

  static void leave(Timeline timeline) {
    SENTRY.watched.remove(timeline);
  }

  /** The test begins to wait on a monitor. */
  static void lookSoon() {
    LockSupport.unpark(SENTRY.thread);
  }

  private synchronized void start() {
    if (thread == null) {
      thread = new Thread(this::run, "holter-watchdog");
      thread.setDaemon(true);
      thread.start();
    }
    LockSupport.unpark(thread);
  }

  private void run() {
    while (true) {
      if (watched.isEmpty()) {
        LockSupport.park(this);
      }
      if (watched.keySet().stream().anyMatch(timeline -> timeline.driver.isInMonitor())) {
        Watchdog.shortPause();
      } else {
        Watchdog.pause();
      }
      watched.forEach(Sentry::look);
    }
  }

  private static void look(Timeline timeline, Watchdog.Watch watch) {
    if (timeline.driver.isInMonitor()) {
      timeline.parking.look();
    }
    synchronized (timeline.lock) {
      List<Participant> ready =
          timeline.participants.present().stream()
              .filter(participant -> participant.state == State.READY)
              .toList();
      if (ready.isEmpty() || !timeline.participants.driver().isRunning()) {
        watch.renew();
      } else if (watch.isOver()) {
        timeline.verdict.fail(new HeldTimeException(StuckReport.starving(timeline)));
        ready.forEach(timeline.turns::resumeNow);
        watch.renew();
      }
    }
  }
}
