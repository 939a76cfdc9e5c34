package dev.holter.internal.time;

import dev.holter.internal.time.Participant.State;
import java.util.concurrent.locks.LockSupport;

/**
 * Interrupts of threads that may be in a virtual wait, none of which is lost or seen twice.
 *
 * <p>Setting the flag and telling the clock are two steps for whoever calls {@link
 * Thread#interrupt}, and the clock itself ends a real wait for a monitor with the same flag. So an
 * interrupt is counted before and after: while one is between its two ends, the thread neither
 * enters a wait nor leaves one for a monitor. When {@link #end} finds the thread in a wait, that
 * wait has not seen the flag: it began while no interrupt was between its ends, so this one began
 * later, and a wait looks at the flag once, when it begins.
 */
final class Interrupts {
  private final Object lock;
  private final Mover mover;
  private final Moves moves;
  private final HookedThreads hooks;
  private final Turns turns;

  Interrupts(Object lock, Mover mover, Moves moves, HookedThreads hooks, Turns turns) {
    this.lock = lock;
    this.mover = mover;
    this.moves = moves;
    this.hooks = hooks;
    this.turns = turns;
  }

  /**
   * Whether the calling thread sets its own flag. Then it is in no wait that this could end, and
   * its next one looks at the flag. It need not even be the user's code that does so: the JDK puts
   * the flag back that it has taken away to load a class, in the midst of the engine too. An action
   * of the clock that happens on a thread which waits is somebody else.
   */
  boolean isOwn(Thread thread) {
    return thread == Thread.currentThread() && !mover.isCaller();
  }

  /**
   * Carries out an interrupt from its beginning to its end.
   *
   * @param setFlag sets the thread's flag; under the lock, so that the woken thread finds it set
   */
  void happen(Participant participant, Runnable setFlag) {
    synchronized (lock) {
      see(participant);
      setFlag.run();
      flagIsSet(participant);
    }
    moves.drive();
  }

  /** Before the flag is set. */
  void begin(Participant participant) {
    synchronized (lock) {
      participant.interruptsToCome++;
      see(participant);
    }
  }

  /** After the flag is set. */
  void end(Participant participant) {
    synchronized (lock) {
      // It may have been hooked since the interrupt began.
      participant.interruptsToCome = Math.max(0, participant.interruptsToCome - 1);
      flagIsSet(participant);
      // Under the lock, so that nobody takes it for a worker's.
      LockSupport.unpark(participant.thread);
    }
    moves.drive();
  }

  /**
   * Tells the clock of the interrupt, unless the wait is over: the thread itself may have found the
   * flag first.
   */
  private void see(Participant participant) {
    Wait wait = participant.wait;
    if (wait != null && !participant.isTest()) {
      hooks.interruptedBy(wait);
    }
  }

  private void flagIsSet(Participant participant) {
    participant.interrupts++;
    turns.interrupted(participant);
  }

  /**
   * Lets interrupts of the calling thread end that have begun, so that its flag is either set or
   * not when it is looked at.
   */
  void settle(Participant self) {
    boolean interrupted = false;
    while (self.interruptsToCome > 0 && self.state() != State.ENDED) {
      interrupted |= Thread.interrupted();
      boolean before = self.inEngine;
      self.inEngine = true;
      // For as long as Thread.interrupt takes. This thread counts as running: the watchdog's.
      LockSupport.park(this);
      self.inEngine = before;
    }
    if (interrupted) {
      keepFlag();
    }
  }

  /** Sets the calling thread's flag again, of which everybody has been told. */
  void keepFlag() {
    synchronized (lock) {
      hooks.interrupt(Thread.currentThread());
    }
  }
}
