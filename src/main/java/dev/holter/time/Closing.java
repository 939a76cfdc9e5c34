package dev.holter.time;

import dev.holter.time.Participant.Role;
import dev.holter.time.Participant.State;
import java.util.List;

/** Ends a timeline: interrupts its threads one after the other and sees them end. */
final class Closing {
  private final Timeline timeline;

  Closing(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Runs every step; fails at the end if a thread did not stop. */
  void run() {
    if (timeline.isClosed()) {
      return;
    }
    timeline.participants.becomeDriver();
    timeline.beginClosing();
    List<Participant> leaked;
    try {
      interruptInTurn();
    } catch (HeldTimeException stuck) {
      timeline.releaseEverybody();
    } finally {
      leaked = tracked();
      timeline.finishClosing();
    }
    if (!leaked.isEmpty()) {
      throw new LeakedThreadsException(StuckReport.notStopped(timeline, leaked));
    }
  }

  /** In turn, so that what the threads still say to the service has an order. */
  private void interruptInTurn() {
    // Again for threads that were started by ones that were being stopped.
    for (List<Participant> left = tracked(); !left.isEmpty(); left = tracked()) {
      for (Participant participant : left) {
        participant.thread.interrupt();
        timeline.driver.settle();
      }
    }
  }

  private List<Participant> tracked() {
    return timeline.participants.withRole(Role.TRACKED).stream()
        .filter(participant -> participant.state != State.ENDED)
        .toList();
  }
}
