package dev.holter.internal.time;

import dev.holter.internal.time.Participant.State;
import dev.holter.internal.time.Watchdog.Rest;
import java.util.Arrays;
import java.util.List;
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

  /** Replaced as a whole: who goes through an array needs no memory. */
  private volatile Watched[] watched = {};

  private volatile @Nullable Thread thread;

  private record Watched(Timeline timeline, Watchdog.Watch watch) {}

  private Sentry() {}

  static void watch(Timeline timeline) {
    SENTRY.add(new Watched(timeline, timeline.watchdog.watch(null)));
    SENTRY.start();
  }

  static void leave(Timeline timeline) {
    SENTRY.remove(timeline);
  }

  private synchronized void add(Watched added) {
    remove(added.timeline);
    Watched[] more = Arrays.copyOf(watched, watched.length + 1);
    more[watched.length] = added;
    watched = more;
  }

  private synchronized void remove(Timeline timeline) {
    watched =
        Arrays.stream(watched).filter(each -> each.timeline != timeline).toArray(Watched[]::new);
  }

  /** Has a look at all tests soon, since one of them begins to wait on a monitor. */
  static void lookSoon() {
    SENTRY.start();
  }

  /**
   * Whether this test is to be watched. A test that runs may be blocked or in native code, and
   * cannot see itself whom it waits for. A test that waits in real time on purpose may take as long
   * as it likes.
   */
  private static boolean isWatched(Participant test) {
    return test.isRunning() && test.inRealTime == 0;
  }

  /** Of the whole JVM there is one; whatever may have ended it, the next test has one again. */
  private synchronized void start() {
    Thread present = thread;
    if (present == null || !present.isAlive()) {
      present = new EngineThread(this::run, "holter-watchdog");
      thread = present;
      present.start();
    }
    LockSupport.unpark(present);
  }

  private void run() {
    Rest rest = Rest.LONG;
    while (true) {
      try {
        if (watched.length == 0) {
          LockSupport.park(this);
        }
        rest.take();
        rest = round(rest);
      } catch (Throwable survived) {
        // It most often is an OutOfMemoryError, which may be over at the next look.
      }
    }
  }

  /** Looks at each test, and returns how long to rest before the next look. */
  private Rest round(Rest taken) {
    Rest next = Rest.LONG;
    for (Watched each : watched) {
      Rest wanted = look(each.timeline, each.watch, taken);
      next = wanted.compareTo(next) < 0 ? wanted : next;
    }
    return next;
  }

  /** What goes wrong with one test is no reason not to look at the others. */
  private static Rest look(Timeline timeline, Watchdog.Watch watch, Rest taken) {
    try {
      return tryToLook(timeline, watch, taken);
    } catch (VirtualMachineError noRoom) {
      countBlindly(timeline, watch);
      return Rest.TICKING;
    } catch (Throwable survived) {
      return Rest.TICKING;
    }
  }

  /** There is no memory to look who is where; a test that waits on a monitor ends all the same. */
  private static void countBlindly(Timeline timeline, Watchdog.Watch watch) {
    if (timeline.driver.isInMonitor() && watch.isOverBlindly()) {
      timeline.parking.giveUp(timeline.participants.test(), watch);
    }
  }

  private static Rest tryToLook(Timeline timeline, Watchdog.Watch watch, Rest taken) {
    boolean inMonitor = timeline.driver.isInMonitor();
    if (inMonitor || isWatched(timeline.participants.test())) {
      timeline.parking.look();
    }
    synchronized (timeline.lock) {
      Participant test = timeline.participants.test();
      if (inMonitor) {
        countFor(timeline, test, watch, taken);
        return Rest.SHORT;
      }
      return countAgainst(timeline, test, watch, taken);
    }
  }

  /** Counts for a test that waits on a monitor, unless the test has set the limit itself. */
  private static void countFor(
      Timeline timeline, Participant test, Watchdog.Watch watch, Rest taken) {
    Wait wait = test.wait;
    boolean limited = wait != null && wait.realLimit != null && wait.realLimit.after() != null;
    if (!test.isIdle() || (limited && test.state() == State.WAITING)) {
      watch.renew();
    } else if (watch.isOver(taken, timeline.parking.awaited())) {
      timeline.parking.giveUp(test, watch);
    }
  }

  /** Counts against a test that goes on and lets others wait for their turn. */
  private static Rest countAgainst(
      Timeline timeline, Participant test, Watchdog.Watch watch, Rest taken) {
    List<Participant> ready =
        timeline.participants.present().stream()
            .filter(participant -> participant.state() == State.READY)
            .toList();
    if (ready.isEmpty() || !isWatched(test)) {
      watch.renew();
      return Rest.LONG;
    }
    if (watch.isOver(taken, () -> List.of(test.thread))) {
      timeline.verdict.starving();
      ready.forEach(timeline.turns::resumeNow);
      watch.renew();
    }
    return Rest.TICKING;
  }
}
