package dev.holter.internal.time;

import dev.holter.internal.time.Participant.Outcome;
import dev.holter.internal.time.Participant.State;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** How the thread of an idle participant really waits, and is woken. */
final class Parking {
  private final Object lock;
  private final Turns turns;
  private final Interrupts interrupts;
  private final HookedThreads hooks;
  private final Moves moves;
  private final Vigil vigil;

  Parking(
      Object lock,
      Turns turns,
      Interrupts interrupts,
      HookedThreads hooks,
      Moves moves,
      Vigil vigil) {
    this.lock = lock;
    this.turns = turns;
    this.interrupts = interrupts;
    this.hooks = hooks;
    this.moves = moves;
    this.vigil = vigil;
  }

  /** Parks until its turn; also how a new thread waits for its first one. */
  void untilTurn(Participant self) {
    Wait wait = self.wait;
    Object monitor = wait == null ? null : wait.monitor;
    boolean interrupted =
        (wait == null || monitor == null) ? parked(self) : inMonitor(self, wait, monitor);
    // A wait that the clock ended keeps the flag; one that the interrupt ended uses it up.
    if (interrupted && self.outcome != Outcome.INTERRUPTED) {
      interrupts.keepFlag();
    }
    self.inEngine = true;
    hooks.seeEnd();
    self.inEngine = false;
  }

  private boolean parked(Participant self) {
    Watchdog.@Nullable Watch watch = vigil.watch(self);
    boolean interrupted = false;
    self.inEngine = true;
    while (self.isIdle()) {
      if (watch == null) {
        LockSupport.park(this);
      } else {
        vigil.park(self, watch);
      }
      if (Thread.interrupted()) {
        interrupted = true;
        turns.interrupted(self);
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
    Watchdog.@Nullable Watch watch = vigil.watch(self);
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
          hooks.wokenByStranger(wait);
        } else {
          // The sentry looks and counts meanwhile.
          Watchdog.Verdict verdict = watch.wait(monitor, self.state() == State.READY);
          if (verdict == Watchdog.Verdict.OVER) {
            vigil.heed(self, watch, verdict);
            continue;
          }
        }
        // Notified by code that does not go through the clock, or for no reason, as may be.
        wait.signal();
        moves.drive();
      } catch (InterruptedException woken) {
        turns.interrupted(self);
      } catch (OutOfMemoryError full) {
        // There was no memory for the exception with which the clock ends such a wait.
      }
    }
    interrupts.settle(self);
    synchronized (lock) {
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
      hooks.interrupt(parked);
    } else {
      LockSupport.unpark(parked);
    }
  }
}
