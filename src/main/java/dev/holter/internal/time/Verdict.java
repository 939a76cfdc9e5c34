package dev.holter.internal.time;

import dev.holter.time.HeldTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went wrong on the clock, until the test's thread has thrown it. */
final class Verdict {
  private final Object lock;
  private final Participants participants;
  private final Turns turns;
  private final Watchdog watchdog;
  private final StuckReport report;

  /** For a JVM that has no memory left for more; made while it has. */
  private final HeldTimeException withoutReport =
      new HeldTimeException(
          """
          Virtual time stands still, and there is too little memory left to say who is where.
          Do this: look for an OutOfMemoryError, or give the tests more memory.
          """);

  Verdict(
      Object lock, Participants participants, Turns turns, Watchdog watchdog, StuckReport report) {
    this.lock = lock;
    this.participants = participants;
    this.turns = turns;
    this.watchdog = watchdog;
    this.report = report;
  }

  /** Ends the test's wait with a failure, or keeps the failure for its next one. */
  void fail(Throwable failure) {
    synchronized (lock) {
      fail(participants.test(), failure);
    }
  }

  /** Ends the wait of a test's thread. */
  void fail(Participant test, Throwable failure) {
    Throwable before = test.failure;
    if (before == null) {
      test.failure = failure;
    } else if (before != failure) {
      before.addSuppressed(failure);
    }
    turns.resumeNow(test);
  }

  /** A thread acts that has waited for the outside, and how far time has moved since is chance. */
  void cameBack(Thread thread, Instant since) {
    fail(new HeldTimeException(report.cameBack(thread, since)));
  }

  /** The watchdog has seen nothing happen while the test waited. */
  void held(Participant test) {
    boolean full = Reserve.isMemoryFull();
    if (full) {
      Reserve.giveFree();
    }
    synchronized (lock) {
      if (test.isIdle()) {
        fail(test, failure(false));
      }
    }
    if (full) {
      makeRoom();
    }
  }

  /** What the workers keep is needed to tell of the failure; the test is over for them. */
  private void makeRoom() {
    try {
      List<Thread> ending = new ArrayList<>();
      synchronized (lock) {
        for (Participant worker : participants.tracked()) {
          if (worker.isRunning()) {
            worker.thread.interrupt();
            ending.add(worker.thread);
          }
        }
      }
      watchdog.awaitRoom(ending);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } catch (VirtualMachineError | LinkageError noRoom) {
      // Those that were reached are on their way.
    }
  }

  /** The test went on alone for too long; those that were ready meanwhile go on beside it. */
  void starving(List<Participant> ready) {
    fail(failure(true));
    ready.forEach(turns::resumeNow);
  }

  /** Even a lambda here would have to be linked before anybody catches what that throws. */
  private HeldTimeException failure(boolean starving) {
    try {
      return new HeldTimeException(starving ? report.starving() : report.held());
    } catch (VirtualMachineError | LinkageError noRoom) {
      return withoutReport;
    }
  }

  /** Takes what was not thrown from a wait of the test yet. */
  @Nullable Throwable take() {
    synchronized (lock) {
      Participant test = participants.driver();
      Throwable failure = test.failure;
      test.failure = null;
      return failure;
    }
  }

  boolean isKept() {
    synchronized (lock) {
      return participants.driver().failure != null;
    }
  }

  /** Throws on the thread that waits; under the lock. */
  static void throwKept(Participant self) {
    Throwable failure = self.failure;
    self.failure = null;
    if (failure != null) {
      throw Rethrow.sneaky(failure);
    }
  }
}
