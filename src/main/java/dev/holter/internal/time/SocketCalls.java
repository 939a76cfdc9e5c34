package dev.holter.internal.time;

import dev.holter.internal.time.Participant.Outcome;
import dev.holter.internal.time.Participant.State;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads that read the endpoint's answer from a socket, while the server's threads wait in their
 * place. Such a wait also ends when the asker's read reaches its limit, or when its socket is
 * closed: the server then breaks the connection off, which ends the read, and the asker goes on
 * when its turn has come and nobody acts for it any more.
 */
final class SocketCalls {
  private final Object lock;
  private final Lifetime lifetime;
  private final Present present;
  private final Moves moves;
  private final Turns turns;
  private final Interrupts interrupts;
  private final Verdict verdict;

  SocketCalls(
      Object lock,
      Lifetime lifetime,
      Present present,
      Moves moves,
      Turns turns,
      Interrupts interrupts,
      Verdict verdict) {
    this.lock = lock;
    this.lifetime = lifetime;
    this.present = present;
    this.moves = moves;
    this.turns = turns;
    this.interrupts = interrupts;
    this.verdict = verdict;
  }

  void ask(Participant asker, @Nullable Duration limit) {
    synchronized (lock) {
      asker.call.limit = limit;
      asker.call.givenUp = false;
    }
  }

  void awaitEndpoint(Participant asker) {
    synchronized (lock) {
      asker.call.atEndpoint = true;
    }
  }

  void beginServing(Participant asker) {
    synchronized (lock) {
      asker.call.beginServing(present.now());
    }
  }

  void endServing(Participant asker) {
    synchronized (lock) {
      asker.call.endServing();
    }
    LockSupport.unpark(asker.thread);
  }

  /** Under the lock, at the end of a wait: whether it has ended since the asker has no patience. */
  boolean isOver(Participant self) {
    Instant end = self.call.end();
    boolean isOver = end != null && self.outcome == Outcome.EXPIRED && !present.now().isBefore(end);
    self.call.givenUp |= isOver;
    return isOver;
  }

  /** Another thread has closed the asker's socket. */
  void giveUp(Participant asker) {
    synchronized (lock) {
      if (asker.call.isServed() && asker.state() == State.WAITING) {
        turns.wake(asker, Outcome.INTERRUPTED);
      }
    }
    moves.kick();
  }

  /**
   * Somebody who cannot be seen has closed the connection, now or as soon as it is waited for. On
   * the thread that closes, which has locks of its own.
   */
  void leave(Participant stranger) {
    synchronized (lock) {
      stranger.call.gone = true;
      if (stranger.state() == State.WAITING) {
        turns.wake(stranger, Outcome.INTERRUPTED);
      }
    }
  }

  /** The asker's read has ended. On its thread, which goes on as soon as nobody acts for it. */
  void comeBack(Participant self) {
    if (self.call.isServed()) {
      seeNobodyEndedIt(self);
      moves.drive();
      awaitServers(self);
    }
    synchronized (lock) {
      self.call.limit = null;
      self.call.atEndpoint = false;
    }
  }

  /** The connection has broken for a reason that the clock does not know. */
  private void seeNobodyEndedIt(Participant self) {
    synchronized (lock) {
      if (self.state() != State.WAITING || lifetime.isClosing()) {
        return;
      }
      Wait wait = self.wait;
      if (wait != null && wait.hasLasted() && !turns.isAnybodyRunning()) {
        verdict.cameBack(self.thread, wait.since);
      }
      turns.wake(self, Outcome.INTERRUPTED);
    }
  }

  /**
   * Really waits until nobody acts for it any more; on its own thread. Returns false if that is
   * where the thread is already.
   */
  boolean awaitServers(Participant self) {
    SocketCall call = self.call;
    if (call.askerWaits) {
      return false;
    }
    if (!call.isServed()) {
      return true;
    }
    boolean interrupted = false;
    call.askerWaits = true;
    while (call.isServed()) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    call.askerWaits = false;
    if (interrupted) {
      interrupts.keepFlag();
    }
    return true;
  }
}
