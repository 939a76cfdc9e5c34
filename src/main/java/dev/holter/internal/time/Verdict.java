package dev.holter.internal.time;

import dev.holter.time.HeldTimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What went wrong on the clock, until the test's thread has thrown it. */
final class Verdict {
  private final Timeline timeline;

  /** For a JVM that has no memory left for more; made while it has. */
  private final HeldTimeException withoutReport =
      new HeldTimeException(
          """
          Virtual time stands still, and there is too little memory left to say who is where.
          Do this: look for an OutOfMemoryError, or give the tests more memory.
          """);

  Verdict(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Ends the test's wait with a failure, or keeps the failure for its next one. */
  void fail(Throwable failure) {
    synchronized (timeline.lock) {
      fail(timeline.participants.test(), failure);
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
    timeline.turns.resumeNow(test);
  }

  /** The watchdog has seen nothing happen while the test waited. */
  void held(Participant test) {
    boolean full = Reserve.isMemoryFull();
    if (full) {
      Reserve.giveFree();
    }
    synchronized (timeline.lock) {
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
      synchronized (timeline.lock) {
        for (Participant worker : timeline.participants.tracked()) {
          if (worker.isRunning()) {
            worker.thread.interrupt();
            ending.add(worker.thread);
          }
        }
      }
      timeline.watchdog.awaitRoom(ending);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } catch (VirtualMachineError | LinkageError noRoom) {
      // Those that were reached are on their way.
    }
  }

  /** The test went on alone for too long. */
  void starving() {
    fail(failure(true));
  }

  /** Even a lambda here would have to be linked before anybody catches what that throws. */
  private HeldTimeException failure(boolean starving) {
    try {
      return new HeldTimeException(
          starving ? StuckReport.starving(timeline) : StuckReport.held(timeline));
    } catch (VirtualMachineError | LinkageError noRoom) {
      return withoutReport;
    }
  }

  /** Takes what was not thrown from a wait of the test yet. */
  @Nullable Throwable take() {
    synchronized (timeline.lock) {
      Participant test = timeline.participants.driver();
      Throwable failure = test.failure;
      test.failure = null;
      return failure;
    }
  }

  boolean isKept() {
    synchronized (timeline.lock) {
      return timeline.participants.driver().failure != null;
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
