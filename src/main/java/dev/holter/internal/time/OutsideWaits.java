package dev.holter.internal.time;

import dev.holter.internal.time.Participant.Outcome;
import dev.holter.internal.time.Participant.State;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the outside, such as at a selector: the thread is in native code and does not count, so
 * time may move. When it comes back it queues for its turn like anybody whose wait is over.
 *
 * <p>What the clock's own threads send arrives while one of them runs or something holds time, so
 * the instant at which it comes back is exact. If it comes back while nobody runs, after time has
 * moved, somebody outside has sent something at a real moment: that is chance, and fails the test.
 */
final class OutsideWaits {
  private final Object lock;
  private final Lifetime lifetime;
  private final Moves moves;
  private final Turns turns;
  private final Parking parking;
  private final Interrupts interrupts;
  private final Verdict verdict;

  OutsideWaits(
      Object lock,
      Lifetime lifetime,
      Moves moves,
      Turns turns,
      Parking parking,
      Interrupts interrupts,
      Verdict verdict) {
    this.lock = lock;
    this.lifetime = lifetime;
    this.moves = moves;
    this.turns = turns;
    this.parking = parking;
    this.interrupts = interrupts;
    this.verdict = verdict;
  }

  /**
   * Before the native wait, on the thread, which may find that it is the one to move time up to its
   * own limit. Returns whether it has to wait; does nothing while the clock is closing.
   *
   * <p>Who wakes it first notes so, and looks for the wait afterwards, under the lock: one of the
   * two sees the other. Otherwise time could move while the thread is on its way back.
   */
  boolean begin(Participant self, Wait wait, @Nullable Instant until, BooleanSupplier isWoken) {
    synchronized (lock) {
      if (isWoken.getAsBoolean()) {
        return false;
      }
      if (lifetime.isClosing() || !self.isRunning()) {
        return true;
      }
      turns.beginWait(self, wait, until, Purpose.BACKGROUND);
    }
    turns.beganWait(self);
    moves.drive();
    return self.state() == State.WAITING;
  }

  /**
   * After the native wait, on the thread, however that has ended. It is chance when something comes
   * that does not matter, and no harm.
   */
  void end(Participant self, boolean matters) {
    Wait wait;
    synchronized (lock) {
      wait = self.wait;
      if (wait == null || !wait.isOutside()) {
        return;
      }
      if (self.state() == State.WAITING) {
        if (matters) {
          noteChance(self, wait);
        }
        turns.wake(self, Outcome.SIGNALLED);
        if (turns.isAnybodyRunning()) {
          // Who runs may wait in real time for the answer of this one.
          turns.resumeNow(self);
        }
      }
    }
    moves.drive();
    parking.untilTurn(self);
    boolean interrupted;
    synchronized (lock) {
      // One that was given back goes on for its library, which must not see that its wait has
      // ended.
      interrupted = self.outcome == Outcome.INTERRUPTED && !self.released;
      if (self.wait == wait) {
        turns.clearWait(self);
      }
      Verdict.throwKept(self);
    }
    if (interrupted) {
      // The native wait has left the flag as it was.
      interrupts.keepFlag();
    }
  }

  private void noteChance(Participant self, Wait wait) {
    if (wait.hasLasted() && moves.isTimeFree()) {
      verdict.cameBack(self.thread, wait.since);
    }
  }
}
