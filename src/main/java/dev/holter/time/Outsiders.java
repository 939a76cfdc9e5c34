package dev.holter.time;

import dev.holter.time.Participant.Role;
import java.time.Instant;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.regex.Pattern;

/**
 * Threads that only wait for the outside, such as those of a server that a test or a worker has
 * started: they count as running, since nothing that the clock sees would wake them, and leave it.
 *
 * <p>The VM tells nobody of this, so the test's thread looks while it waits. A worker, which was
 * run as one or has called, never leaves: the watchdog names it instead. Guarded by the timeline's
 * lock.
 */
final class Outsiders {
  /** Native methods that wait for a connection, or for one of many. */
  private static final Pattern LISTENING =
      Pattern.compile(
          "(sun\\.nio\\.ch\\.(EPoll|KQueue|WEPoll|WindowsSelectorImpl\\$SubSelector)"
              + "|io\\.netty\\.channel\\.(epoll|kqueue)\\.Native)\\.\\w+"
              + "|(sun\\.nio\\.ch|java\\.net)\\.\\w+\\.\\w*[aA]ccept\\w*");

  /** What a guest does for nobody. One that is woken from a park is not told by its state. */
  private static final Pattern SLEEPING = Pattern.compile("java\\.lang\\.Thread\\.sleep\\w*");

  private static final Pattern ACCEPTING = Pattern.compile("java\\.net\\.ServerSocket\\.accept");

  private final Timeline timeline;
  private final Map<Thread, Instant> gone = new WeakHashMap<>();
  private long seen = -1;

  Outsiders(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Under the lock. Whoever is in such a method twice while nothing happened stays there. */
  void look() {
    long progress = timeline.watchdog.progress();
    if (progress != seen) {
      seen = progress;
      return;
    }
    for (Participant participant : timeline.participants.present()) {
      if (participant.isRunning() && mayLeave(participant) && isOutside(participant)) {
        leave(participant);
      }
    }
  }

  private void leave(Participant participant) {
    gone.put(participant.thread, timeline.now());
    if (participant.role == Role.GUEST) {
      timeline.guests.leave(participant.thread);
    } else {
      timeline.turns.leave(participant);
    }
  }

  /** A thread that had left acts on the clock; if time has moved since, it is chance how far. */
  void comesBack(Thread thread) {
    Instant since = gone.remove(thread);
    if (since != null && since.isBefore(timeline.now())) {
      timeline.verdict.fail(new HeldTimeException(StuckReport.cameBack(timeline, thread, since)));
    }
  }

  private static boolean mayLeave(Participant participant) {
    boolean left =
        participant.role == Role.GUEST
            || (participant.role == Role.TRACKED
                && !(participant.thread instanceof TrackedThread)
                && !participant.hasCalled);
    // No virtual thread waits in such a method.
    return left && !Stacks.isVirtual(participant.thread);
  }

  private static boolean isOutside(Participant participant) {
    StackTraceElement[] trace = Stacks.of(participant.thread);
    if (trace.length == 0 || !trace[0].isNativeMethod()) {
      return false;
    }
    String top = name(trace[0]);
    if (LISTENING.matcher(top).matches()) {
      return true;
    }
    if (participant.role == Role.GUEST && SLEEPING.matcher(top).matches()) {
      return true;
    }
    for (StackTraceElement frame : trace) {
      if (ACCEPTING.matcher(name(frame)).matches()) {
        return true;
      }
    }
    return false;
  }

  private static String name(StackTraceElement frame) {
    return frame.getClassName() + "." + frame.getMethodName();
  }
}
