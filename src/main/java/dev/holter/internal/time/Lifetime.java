package dev.holter.internal.time;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.holter.internal.time.Participant.Role;

/** How far a clock is on the way to its end, and who may still do something on it. */
final class Lifetime {
  private enum Phase {
    OPEN,
    CLOSING,
    CLOSED
  }

  private static final int STARTS_WHILE_CLOSING = 100;

  private final Object lock;

  @GuardedBy("lock")
  private Phase phase = Phase.OPEN;

  @GuardedBy("lock")
  private int startedWhileClosing;

  Lifetime(Object lock) {
    this.lock = lock;
  }

  void beginClosing() {
    synchronized (lock) {
      phase = Phase.CLOSING;
    }
  }

  void finishClosing() {
    synchronized (lock) {
      phase = Phase.CLOSED;
    }
  }

  /** Whether the end has begun; it may be over. */
  boolean isClosing() {
    synchronized (lock) {
      return phase != Phase.OPEN;
    }
  }

  boolean isClosed() {
    synchronized (lock) {
      return phase == Phase.CLOSED;
    }
  }

  /** While the clock is closing, only its own threads may still start others, and not for ever. */
  void requireOpenFor(Participant participant) {
    synchronized (lock) {
      if (phase == Phase.CLOSING && ++startedWhileClosing > STARTS_WHILE_CLOSING) {
        require(false, participant.name);
      }
      require(participant.role == Role.TRACKED ? !isClosed() : !isClosing(), participant.name);
    }
  }

  void requireOpen(String what) {
    require(!isClosed(), what);
  }

  private static void require(boolean open, String what) {
    if (!open) {
      throw new IllegalStateException(
          "["
              + what
              + "] uses a virtual clock that is closed: a clock lives as long as its test, so end"
              + " this thread in the test, or inject the clock of the test that runs now");
    }
  }
}
