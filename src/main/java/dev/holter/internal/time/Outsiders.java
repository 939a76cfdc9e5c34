package dev.holter.internal.time;

import dev.holter.internal.time.Participant.Role;
import dev.holter.internal.time.Participant.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Threads that only wait for the outside, such as those of a server that a test or a worker has
 * started: they count as running, since nothing that the clock sees would wake them, and leave it.
 *
 * <p>The VM tells nobody of this, so the test's thread looks while it waits. A worker, which was
 * run as one or has called, never leaves: the watchdog names it instead. Guarded by the timeline's
 * lock.
 */
final class Outsiders {
  /** Native methods that wait for a connection, or for one of many: their threads say so. */
  private static final Pattern LISTENING =
      Pattern.compile(
          "(sun\\.nio\\.ch\\.(EPoll|KQueue|WEPoll|WindowsSelectorImpl\\$SubSelector))\\.\\w+"
              + "|(sun\\.nio\\.ch|java\\.net)\\.\\w+\\.\\w*[aA]ccept\\w*");

  /**
   * Native methods that wait for the outside, but whose threads do not say so: those of libraries,
   * of watched directories, and of waits for a process to end.
   */
  private static final Pattern SILENT =
      Pattern.compile(
          "io\\.netty\\.channel\\.(epoll|kqueue)\\.Native\\.\\w+"
              + "|sun\\.nio\\.fs\\.\\w+\\.poll\\w*"
              + "|java\\.lang\\.ProcessHandleImpl\\.waitForProcessExit\\w*");

  /** Native methods that read from a socket, or wait until they may. */
  private static final Pattern READING =
      Pattern.compile("sun\\.nio\\.ch\\.(SocketDispatcher\\.read\\w*|Net\\.poll)");

  /**
   * Native methods in which a guest works for nobody. Parks are not among them, since the state of
   * a thread does not tell whether it was woken from one.
   */
  private static final Pattern SLEEPING = Pattern.compile("java\\.lang\\.Thread\\.sleep\\w*");

  private final Watchdog watchdog;
  private final Present present;
  private final Participants participants;
  private final Guests guests;
  private final Turns turns;
  private final Verdict verdict;
  private final Map<Thread, Instant> gone = new WeakHashMap<>();
  private long seen = -1;

  Outsiders(
      Watchdog watchdog,
      Present present,
      Participants participants,
      Guests guests,
      Turns turns,
      Verdict verdict) {
    this.watchdog = watchdog;
    this.present = present;
    this.participants = participants;
    this.guests = guests;
    this.turns = turns;
    this.verdict = verdict;
  }

  /** Under the lock. Whoever is in such a method twice while nothing happened stays there. */
  void look() {
    long progress = watchdog.progress();
    if (progress != seen) {
      seen = progress;
      return;
    }
    for (Participant participant : participants.present()) {
      if (participant.isRunning() && mayLeave(participant) && isOutside(participant)) {
        leave(participant);
      }
    }
    letAnswer();
  }

  /**
   * Whoever runs and only reads from a socket may wait for the answer of one whose turn has come:
   * that one goes on beside it, at this instant. An endpoint's answer comes without that, and how
   * long it takes to come must not say who goes first.
   */
  private void letAnswer() {
    List<Participant> present = participants.present();
    Participant next =
        present.stream()
            .filter(one -> one.state() == State.READY && one.deadline != null)
            .min(Comparator.comparing(one -> Objects.requireNonNull(one.deadline)))
            .orElse(null);
    List<Participant> running =
        Stream.concat(Stream.of(participants.driver()), present.stream())
            .filter(Participant::isRunning)
            .toList();
    boolean waits =
        running.stream()
            .allMatch(
                one -> !one.call.atEndpoint && READING.matcher(waitsIn(one.thread)).matches());
    if (next != null && waits && !running.isEmpty()) {
      turns.resumeNow(next);
    }
  }

  private void leave(Participant participant) {
    gone.put(participant.thread, present.now());
    if (participant.role == Role.GUEST) {
      guests.leave(participant.thread);
    } else {
      turns.leave(participant);
    }
  }

  /** A thread that had left acts on the clock; if time has moved since, it is chance how far. */
  void comesBack(Thread thread) {
    Instant since = gone.remove(thread);
    if (since != null && since.isBefore(present.now())) {
      verdict.cameBack(thread, since);
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

  /** Who waits for a lock that a thread outside has, as acceptors do, is outside like that one. */
  private boolean isOutside(Participant participant) {
    Thread keeper = guests.keeperOf(participant.thread);
    String waits = waitsIn(participant.thread);
    return SILENT.matcher(waits).matches()
        || (participant.role == Role.GUEST && SLEEPING.matcher(waits).matches() && !isReadFrom())
        || (keeper != null && LISTENING.matcher(waitsIn(keeper)).matches());
  }

  /** Whether somebody waits for what another thread sends: one that sleeps may be about to. */
  private boolean isReadFrom() {
    return participants.present().stream()
        .map(one -> one.wait)
        .anyMatch(wait -> wait != null && wait.isOutside() && wait.what().equals(Wait.READ));
  }

  /** The native method that a thread is in, if it is in one. */
  private static String waitsIn(Thread thread) {
    StackTraceElement[] trace = Stacks.of(thread);
    return trace.length > 0 && trace[0].isNativeMethod() ? name(trace[0]) : "";
  }

  private static String name(StackTraceElement frame) {
    return frame.getClassName() + "." + frame.getMethodName();
  }
}
