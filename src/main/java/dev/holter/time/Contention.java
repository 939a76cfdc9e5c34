package dev.holter.time;

import dev.holter.time.Participant.State;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * Threads that have their turn and cannot use it, since somebody who waits virtually has the
 * monitor that they need: they do not count as running until they have got it.
 *
 * <p>The VM tells nobody of this, so the test's thread looks while it waits and nothing happens. It
 * acts only on what cannot change by itself: a monitor's owner that waits gives it free after its
 * own next turn at the earliest. Guarded by the timeline's lock.
 */
final class Contention {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Timeline timeline;
  private final List<Participant> blocked = new ArrayList<>();

  Contention(Timeline timeline) {
    this.timeline = timeline;
  }

  /** On the test's thread, while it waits. */
  void look() {
    synchronized (timeline.lock) {
      for (Participant participant : timeline.participants.tracked()) {
        if (participant.isRunning() && isStuck(participant)) {
          timeline.turns.block(participant);
          blocked.add(participant);
        }
      }
    }
    timeline.moves.drive();
  }

  /** Counts those again that are about to get what they wanted; before anything happens. */
  void release() {
    for (Participant participant : List.copyOf(blocked)) {
      if (!isStuck(participant)) {
        blocked.remove(participant);
        timeline.turns.unblock(participant);
      }
    }
  }

  /** Whoever was blocked and runs waits for its turn, like everybody. */
  void rejoin(Participant self) {
    if (self.state != State.BLOCKED) {
      return;
    }
    synchronized (timeline.lock) {
      if (!blocked.remove(self)) {
        return;
      }
      timeline.turns.queue(self);
    }
    timeline.moves.drive();
    timeline.parking.untilTurn(self);
  }

  void remove(Participant participant) {
    blocked.remove(participant);
  }

  private boolean isStuck(Participant participant) {
    if (participant.thread.getState() != Thread.State.BLOCKED) {
      return false;
    }
    ThreadInfo info = THREADS.getThreadInfo(participant.thread.getId());
    if (info == null || info.getThreadState() != Thread.State.BLOCKED) {
      return false;
    }
    LockInfo lock = info.getLockInfo();
    // Who waits for the engine gets it at once, whoever has it now.
    if (lock == null || is(timeline.lock, lock)) {
      return false;
    }
    return timeline.participants.tracked().stream()
        .anyMatch(
            owner ->
                owner.thread.getId() == info.getLockOwnerId()
                    && owner.isIdle()
                    && !isGivingFree(owner, lock));
  }

  /** On the way into {@code Object.wait}. */
  private static boolean isGivingFree(Participant owner, LockInfo lock) {
    Wait wait = owner.wait;
    return wait != null && wait.monitor != null && is(wait.monitor, lock);
  }

  private static boolean is(Object monitor, LockInfo lock) {
    return System.identityHashCode(monitor) == lock.getIdentityHashCode();
  }
}
