package dev.holter.time;

import dev.holter.time.Participant.Outcome;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** How the thread of an idle participant really waits, and is woken. */
final class Parking {
  private final Timeline timeline;

  Parking(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Parks until its turn; also how a new thread waits for its first one. */
  void untilTurn(Participant self) {
    Wait wait = self.wait;
    Object monitor = wait == null ? null : wait.monitor;
    boolean interrupted =
        (wait == null || monitor == null) ? parked(self) : inMonitor(self, wait, monitor);
    // A wait that the clock ended keeps the flag; one that the interrupt ended uses it up.
    if (interrupted && self.outcome != Outcome.INTERRUPTED) {
      Thread.currentThread().interrupt();
    }
    timeline.hooks.seeEnd();
  }

  private boolean parked(Participant self) {
    Watchdog.@Nullable Watch watch = self.isDriver() ? timeline.watchdog.watch() : null;
    boolean interrupted = false;
    self.inEngine = true;
    while (self.isIdle()) {
      if (watch == null) {
        LockSupport.park(this);
      } else if (!watch.park(timeline.hooks.isUsed())) {
        timeline.verdict.held(self);
      } else if (timeline.hooks.isUsed()) {
        timeline.contention.look();
      }
      if (Thread.interrupted()) {
        interrupted = true;
        timeline.turns.interrupt(self, () -> {});
      }
    }
    self.inEngine = false;
    return interrupted;
  }

  /**
   * Only a real wait gives the monitor free. The clock ends it with an interrupt, for which it does
   * not need the monitor.
   */
  private boolean inMonitor(Participant self, Wait wait, Object monitor) {
    while (self.isIdle()) {
      try {
        monitor.wait();
        // Notified by code that does not go through the clock.
        wait.signal();
        timeline.moves.drive();
      } catch (InterruptedException woken) {
        if (self.isIdle()) {
          timeline.turns.interrupt(self, () -> {});
        }
      }
    }
    synchronized (timeline.lock) {
      // Whoever woke this thread has left the lock, so its interrupt has come.
      Thread.interrupted();
      return self.interruptKept;
    }
  }

  /** Under the timeline's lock, after the participant's state has changed. */
  static void wake(Participant participant) {
    Thread parked = participant.parked;
    if (parked == null || parked == Thread.currentThread()) {
      return;
    }
    Wait wait = participant.wait;
    if (wait != null && wait.monitor != null) {
      parked.interrupt();
    } else {
      LockSupport.unpark(parked);
    }
  }
}
