package dev.holter.internal.time;

import dev.holter.time.HeldTimeException;
import dev.holter.time.LeakedThreadsException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a timeline: interrupts its threads one after the other and sees them end. */
final class Closing {
  /** Threads that start others while they are being stopped do so in vain from here on. */
  private static final int ROUNDS = 100;

  private final Timeline timeline;
  private final List<Participant> leaked = new ArrayList<>();
  private @Nullable Throwable failure;
  private boolean interrupted;

  Closing(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Runs every step, and fails at the end with what happened on the way. */
  void run() {
    if (timeline.lifetime.isClosed()) {
      return;
    }
    timeline.verbs.takeOver("close");
    // A JUnit timeout may have left the flag, and would end every wait of this thread.
    interrupted = Thread.interrupted();
    timeline.beginClosing();
    add(timeline.verdict.take());
    add(Deadlocks.find(timeline.lock, timeline.participants, timeline.report));
    try {
      stopThreads();
      handBack();
      seeReleased();
    } finally {
      String report = leaked.isEmpty() ? "" : timeline.report.notStopped(leaked);
      timeline.finishClosing();
      awaitRest();
      // Until here a test that runs at once may have given them something that nobody sees.
      PoolUses.end(timeline);
      add(leaked.isEmpty() ? null : new LeakedThreadsException(report));
      List<String> work = timeline.hooks.workLeft();
      add(work.isEmpty() ? null : new LeakedThreadsException(StuckReport.leftRunning(work)));
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    if (failure != null) {
      throw Rethrow.sneaky(failure);
    }
  }

  /** Threads of pools that were there before the test, and have worked in it. */
  private void handBack() {
    timeline.participants.unseen().forEach(timeline.hooks::releasesIdle);
  }

  private void seeReleased() {
    try {
      leaked.addAll(timeline.hooks.stillBusy());
    } catch (InterruptedException hurried) {
      interrupted = true;
    }
  }

  private void awaitRest() {
    try {
      timeline.hooks.awaitRest();
    } catch (InterruptedException hurried) {
      interrupted = true;
    }
  }

  private void stopThreads() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Participant> left = timeline.participants.tracked();
      if (left.isEmpty()) {
        return;
      }
      if (!interruptInTurn(left)) {
        timeline.turns.interruptEverybody();
        settles();
        break;
      }
    }
    leaked.addAll(timeline.participants.tracked());
  }

  /** In turn, so that what the threads still say to the service has an order. */
  private boolean interruptInTurn(List<Participant> left) {
    for (Participant participant : left) {
      if (timeline.hooks.releasesIdle(participant)) {
        continue;
      }
      participant.thread.interrupt();
      if (!settles()) {
        return false;
      }
      leaveOutside(participant);
      seeEnd(participant);
    }
    return true;
  }

  /** A thread that listens, and that nobody can call back, does nothing until somebody comes. */
  private void leaveOutside(Participant participant) {
    Wait wait = participant.wait;
    if (wait != null && !wait.isEndable()) {
      timeline.turns.leave(participant);
    }
  }

  /**
   * Waits until all threads rest, and tells whether they do. A thread that does not is noted, and
   * not waited for again.
   */
  private boolean settles() {
    for (int attempt = 0; attempt < ROUNDS; attempt++) {
      try {
        timeline.driver.settle();
        return true;
      } catch (HeldTimeException stuck) {
        List<Participant> running = timeline.turns.abandonRunning();
        leaked.addAll(running);
        add(running.isEmpty() ? stuck : null);
        return false;
      } catch (RuntimeException | Error other) {
        add(other);
        interrupted |= Thread.interrupted();
      }
    }
    return false;
  }

  /** Waits for the end of a thread that has had its last turn and has nothing left to do. */
  private void seeEnd(Participant participant) {
    Wait wait = participant.wait;
    boolean listens = wait != null && !wait.isEndable();
    if (participant.state() == Participant.State.ENDED && !participant.released && !listens) {
      try {
        timeline.watchdog.join(List.of(participant.thread));
      } catch (InterruptedException hurried) {
        interrupted = true;
      }
    }
  }

  private void add(@Nullable Throwable next) {
    if (failure == null) {
      failure = next;
    } else if (next != null && next != failure) {
      failure.addSuppressed(next);
    }
  }
}
