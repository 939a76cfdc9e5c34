package dev.holter.internal.time;

import dev.holter.internal.time.Participant.Outcome;
import dev.holter.internal.time.Participant.State;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the thread of an idle participant really waits, and is woken. */
final class Parking {
  private final Timeline timeline;

  /** Made before there may be no memory to make it. */
  private final Supplier<List<Thread>> awaited;

  Parking(Timeline timeline) {
    this.timeline = timeline;
    this.awaited = timeline.participants::awaited;
  }

  /** Whose going on the test waits for. */
  Supplier<List<Thread>> awaited() {
    return awaited;
  }

  /** Parks until its turn; also how a new thread waits for its first one. */
  void untilTurn(Participant self) {
    Wait wait = self.wait;
    Object monitor = wait == null ? null : wait.monitor;
    boolean interrupted =
        (wait == null || monitor == null) ? parked(self) : inMonitor(self, wait, monitor);
    // A wait that the clock ended keeps the flag; one that the interrupt ended uses it up.
    if (interrupted && self.outcome != Outcome.INTERRUPTED) {
      timeline.interrupts.keepFlag();
    }
    self.inEngine = true;
    timeline.hooks.seeEnd();
    self.inEngine = false;
  }

  private boolean parked(Participant self) {
    Watchdog.@Nullable Watch watch = watch(self);
    boolean interrupted = false;
    self.inEngine = true;
    while (self.isIdle()) {
      if (watch == null) {
        LockSupport.park(this);
      } else {
        heed(
            self, watch, watch.park(timeline.hooks.isUsed(), self.state() == State.READY, awaited));
      }
      if (Thread.interrupted()) {
        interrupted = true;
        timeline.turns.interrupted(self);
      }
    }
    self.inEngine = false;
    return interrupted;
  }

  /** Only the test has one: it is the one that is told. */
  private Watchdog.@Nullable Watch watch(Participant self) {
    return self.isTest() ? timeline.watchdog.watch(self.wait) : null;
  }

  private void heed(Participant self, Watchdog.Watch watch, Watchdog.Verdict verdict) {
    switch (verdict) {
      case OVER -> timeline.turns.expire(self);
      case STUCK -> giveUp(self, watch);
      case GO_ON -> lookIfItCan();
    }
  }

  private void lookIfItCan() {
    try {
      if (timeline.hooks.isUsed()) {
        look();
      }
    } catch (VirtualMachineError noRoom) {
      // Whoever has used the memory up is told where it asked for more; the next look may do.
    }
  }

  /** Nobody has come on for too long. */
  void giveUp(Participant test, Watchdog.Watch watch) {
    if (timeline.driver.waitsForNobody()) {
      watch.renew();
    } else {
      timeline.verdict.held(test);
    }
  }

  /** What threads really do, where the VM tells nobody. For a test that waits. */
  void look() {
    synchronized (timeline.lock) {
      timeline.participants.dropEnded();
      timeline.contention.look();
      timeline.outsiders.look();
    }
    timeline.moves.drive();
  }

  /**
   * Only a real wait gives the monitor free. The clock ends it with an interrupt, for which it does
   * not need the monitor.
   */
  private boolean inMonitor(Participant self, Wait wait, Object monitor) {
    Watchdog.@Nullable Watch watch = watch(self);
    if (watch != null) {
      // The engine's own wake-up: nobody of the clock's works there.
      self.inEngine = true;
      Sentry.lookSoon();
      self.inEngine = false;
    }
    while (self.isIdle()) {
      try {
        if (watch == null) {
          monitor.wait();
          timeline.hooks.wokenByStranger(wait);
        } else {
          // The sentry looks and counts meanwhile.
          Watchdog.Verdict verdict = watch.wait(monitor, self.state() == State.READY);
          if (verdict == Watchdog.Verdict.OVER) {
            heed(self, watch, verdict);
            continue;
          }
        }
        // Notified by code that does not go through the clock, or for no reason, as may be.
        wait.signal();
        timeline.moves.drive();
      } catch (InterruptedException woken) {
        timeline.turns.interrupted(self);
      } catch (OutOfMemoryError full) {
        // There was no memory for the exception with which the clock ends such a wait.
      }
    }
    timeline.interrupts.settle(self);
    synchronized (timeline.lock) {
      // The clock's own interrupt and one by somebody else are one flag, so the others are counted.
      // Whoever woke this thread has left the lock, so its interrupt has come.
      Thread.interrupted();
      return self.interrupts != self.interruptsBefore;
    }
  }

  /** Under the timeline's lock, after the participant's state has changed. */
  void wake(Participant participant) {
    Thread parked = participant.parked;
    if (parked == null || parked == Thread.currentThread()) {
      return;
    }
    Wait wait = participant.wait;
    if (wait != null && wait.waker != null) {
      wait.waker.run();
    }
    if (wait != null && wait.monitor != null) {
      timeline.hooks.interrupt(parked);
    } else {
      LockSupport.unpark(parked);
    }
  }
}
