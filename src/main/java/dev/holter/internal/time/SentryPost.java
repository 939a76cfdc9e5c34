package dev.holter.internal.time;

import dev.holter.internal.time.Participant.State;
import dev.holter.internal.time.Watchdog.Rest;
import java.util.List;

/** What the {@link Sentry} sees of one clock, and does about it. */
final class SentryPost {
  private final Object lock;
  private final Watchdog watchdog;
  private final TestState testState;
  private final Participants participants;
  private final Verdict verdict;
  private final Lookout lookout;
  private final Vigil vigil;

  SentryPost(
      Object lock,
      Watchdog watchdog,
      TestState testState,
      Participants participants,
      Verdict verdict,
      Lookout lookout,
      Vigil vigil) {
    this.lock = lock;
    this.watchdog = watchdog;
    this.testState = testState;
    this.participants = participants;
    this.verdict = verdict;
    this.lookout = lookout;
    this.vigil = vigil;
  }

  /** A watch that has counted nothing. */
  Watchdog.Watch watch() {
    return watchdog.watch(null);
  }

  /** There is no memory to look who is where; a test that waits on a monitor ends all the same. */
  void countBlindly(Watchdog.Watch watch) {
    if (testState.isInMonitor() && watch.isOverBlindly()) {
      vigil.giveUp(participants.test(), watch);
    }
  }

  /** Returns how long to rest before the next look. */
  Rest look(Watchdog.Watch watch, Rest taken) {
    boolean inMonitor = testState.isInMonitor();
    if (inMonitor || isWatched(participants.test())) {
      lookout.look();
    }
    synchronized (lock) {
      Participant test = participants.test();
      if (inMonitor) {
        countFor(test, watch, taken);
        return Rest.SHORT;
      }
      return countAgainst(test, watch, taken);
    }
  }

  /** Counts for a test that waits on a monitor, unless the test has set the limit itself. */
  private void countFor(Participant test, Watchdog.Watch watch, Rest taken) {
    Wait wait = test.wait;
    boolean limited = wait != null && wait.realLimit != null && wait.realLimit.after() != null;
    if (!test.isIdle() || (limited && test.state() == State.WAITING)) {
      watch.renew();
    } else if (watch.isOver(taken, vigil.awaited())) {
      vigil.giveUp(test, watch);
    }
  }

  /** Counts against a test that goes on and lets others wait for their turn. */
  private Rest countAgainst(Participant test, Watchdog.Watch watch, Rest taken) {
    List<Participant> ready =
        participants.present().stream()
            .filter(participant -> participant.state() == State.READY)
            .toList();
    if (ready.isEmpty() || !isWatched(test)) {
      watch.renew();
      return Rest.LONG;
    }
    if (watch.isOver(taken, () -> List.of(test.thread))) {
      verdict.starving(ready);
      watch.renew();
    }
    return Rest.TICKING;
  }

  /**
   * Whether this test is to be watched. A test that runs may be blocked or in native code, and
   * cannot see itself whom it waits for. A test that waits in real time on purpose may take as long
   * as it likes.
   */
  private static boolean isWatched(Participant test) {
    return test.isRunning() && test.inRealTime == 0;
  }
}
