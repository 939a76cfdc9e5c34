package dev.holter.internal.time;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.jspecify.annotations.Nullable;

/** What the thread that moves time, the test's, is at. Any thread asks. */
final class TestState {
  private final Object lock;
  private final Participants participants;

  /** The thread that is in a verb, its condition included. */
  @GuardedBy("lock")
  private @Nullable Thread inVerb;

  TestState(Object lock, Participants participants) {
    this.lock = lock;
    this.participants = participants;
  }

  /** Whether the test engine waits in real time on the test's thread, and nobody stands in. */
  boolean isInRealWait() {
    synchronized (lock) {
      Wait wait = participants.test().wait;
      return wait != null && !wait.isVirtual();
    }
  }

  /** Whether the test waits on a monitor, for which it has to be in a real wait. */
  boolean isInMonitor() {
    synchronized (lock) {
      Participant test = participants.test();
      Wait wait = test.wait;
      return test.isIdle() && wait != null && wait.monitor != null;
    }
  }

  /** Whether the test waits in real time for something that no thread of the clock can do. */
  boolean waitsForNobody() {
    return isInRealWait() && participants.present().isEmpty();
  }

  /** Whether another thread may become the test's. */
  boolean isFree() {
    synchronized (lock) {
      return inVerb == null && (participants.test().isRunning() || isInRealWait());
    }
  }

  boolean isInVerb() {
    synchronized (lock) {
      return inVerb != null;
    }
  }

  boolean isCallerInVerb() {
    synchronized (lock) {
      return inVerb == Thread.currentThread();
    }
  }

  void enterVerb() {
    synchronized (lock) {
      inVerb = Thread.currentThread();
    }
  }

  /** Does nothing if the verb was taken from the calling thread. */
  void leaveVerb() {
    synchronized (lock) {
      if (inVerb == Thread.currentThread()) {
        inVerb = null;
      }
    }
  }

  /** Takes the verb from the thread that is in it, if one is. */
  void endVerb() {
    synchronized (lock) {
      inVerb = null;
    }
  }
}
