package dev.holter.internal.time;

import dev.holter.internal.time.Participant.Outcome;
import dev.holter.internal.time.Participant.State;
import dev.holter.time.HeldTimeException;
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
  private final Timeline timeline;

  SocketCalls(Timeline timeline) {
    this.timeline = timeline;
  }

  void ask(Participant asker, @Nullable Duration limit) {
    synchronized (timeline.lock) {
      asker.call.limit = limit;
      asker.call.givenUp = false;
    }
  }

  void awaitEndpoint(Participant asker) {
    synchronized (timeline.lock) {
      asker.call.atEndpoint = true;
    }
  }

  void beginServing(Participant asker) {
    synchronized (timeline.lock) {
      asker.call.beginServing(timeline.present.now());
    }
  }

  void endServing(Participant asker) {
    synchronized (timeline.lock) {
      asker.call.endServing();
    }
    LockSupport.unpark(asker.thread);
  }

  /** Under the lock, at the end of a wait: whether it has ended since the asker has no patience. */
  boolean isOver(Participant self) {
    Instant end = self.call.end();
    boolean isOver =
        end != null && self.outcome == Outcome.EXPIRED && !timeline.present.now().isBefore(end);
    self.call.givenUp |= isOver;
    return isOver;
  }

  /** Another thread has closed the asker's socket. */
  void giveUp(Participant asker) {
    synchronized (timeline.lock) {
      if (asker.call.isServed() && asker.state() == State.WAITING) {
        timeline.turns.wake(asker, Outcome.INTERRUPTED);
      }
    }
    timeline.moves.kick();
  }

  /**
   * Somebody who cannot be seen has closed the connection, now or as soon as it is waited for. On
   * the thread that closes, which has locks of its own.
   */
  void leave(Participant stranger) {
    synchronized (timeline.lock) {
      stranger.call.gone = true;
      if (stranger.state() == State.WAITING) {
        timeline.turns.wake(stranger, Outcome.INTERRUPTED);
      }
    }
  }

  /** The asker's read has ended. On its thread, which goes on as soon as nobody acts for it. */
  void comeBack(Participant self) {
    if (self.call.isServed()) {
      seeNobodyEndedIt(self);
      timeline.moves.drive();
      awaitServers(self);
    }
    synchronized (timeline.lock) {
      self.call.limit = null;
      self.call.atEndpoint = false;
    }
  }

  /** The connection has broken for a reason that the clock does not know. */
  private void seeNobodyEndedIt(Participant self) {
    synchronized (timeline.lock) {
      if (self.state() != State.WAITING || timeline.lifetime.isClosing()) {
        return;
      }
      Wait wait = self.wait;
      if (wait != null && wait.hasLasted() && !timeline.turns.isAnybodyRunning()) {
        timeline.verdict.fail(
            new HeldTimeException(StuckReport.cameBack(timeline, self.thread, wait.since)));
      }
      timeline.turns.wake(self, Outcome.INTERRUPTED);
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
      timeline.interrupts.keepFlag();
    }
    return true;
  }
}
