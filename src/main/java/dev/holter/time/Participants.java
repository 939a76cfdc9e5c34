package dev.holter.time;

import dev.holter.time.Participant.Role;
import dev.holter.time.Participant.State;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which thread is, or acts for, which participant.
 *
 * <p>The set is guarded by the timeline's lock; the map is concurrent, since every call looks its
 * own thread up and only that thread, or the one that made it, changes its entry.
 */
final class Participants {
  private final Timeline timeline;
  private final Participant driver;
  private final Map<Thread, Participant> byThread = new ConcurrentHashMap<>();
  private final Set<Participant> present = new LinkedHashSet<>();
  private final Map<Participant, Thread> reapers = new ConcurrentHashMap<>();

  Participants(Timeline timeline) {
    this.timeline = timeline;
    Thread test = Thread.currentThread();
    this.driver = new Participant("the test", Role.DRIVER, test, State.RUNNING);
    byThread.put(test, driver);
  }

  Participant driver() {
    return driver;
  }

  @Nullable Participant known(Thread thread) {
    return byThread.get(thread);
  }

  /** The participant that the calling thread is or acts for; a thread seen first is adopted. */
  Participant caller(String what) {
    Participant known = byThread.get(Thread.currentThread());
    return known != null ? known : adopt(Thread.currentThread(), what);
  }

  void add(Participant participant) {
    present.add(participant);
    if (participant.role != Role.STRANGER) {
      byThread.put(participant.thread, participant);
    }
  }

  void remove(Participant participant) {
    present.remove(participant);
    byThread.remove(participant.thread, participant);
  }

  List<Participant> present() {
    synchronized (timeline.lock) {
      return new ArrayList<>(present);
    }
  }

  List<Participant> withRole(Role role) {
    return present().stream().filter(participant -> participant.role == role).toList();
  }

  /** Makes the calling thread the test's, so that it may move time. */
  void becomeDriver() {
    Thread thread = Thread.currentThread();
    Participant previous = byThread.get(thread);
    if (previous == driver) {
      return;
    }
    if (previous != null) {
      stopReaper(previous);
      timeline.leave(previous);
    }
    synchronized (timeline.lock) {
      byThread.remove(driver.thread, driver);
      driver.thread = thread;
      byThread.put(thread, driver);
    }
  }

  /** Lets this thread, which serves a request, act for a thread that is blocked in its call. */
  <T> T actFor(Thread caller, String what, Callable<T> work) throws Exception {
    Participant known = byThread.get(caller);
    return act(known != null ? known : adopt(caller, what), work);
  }

  /** Lets this thread act for a caller that cannot be seen, which counts as running meanwhile. */
  <T> T actForStranger(String what, Callable<T> work) throws Exception {
    Participant stranger =
        new Participant(what, Role.STRANGER, Thread.currentThread(), State.RUNNING);
    timeline.join(stranger);
    try {
      return act(stranger, work);
    } finally {
      timeline.leave(stranger);
    }
  }

  private <T> T act(Participant participant, Callable<T> work) throws Exception {
    Thread server = Thread.currentThread();
    Participant own = byThread.put(server, participant);
    try {
      return work.call();
    } finally {
      if (own == null) {
        byThread.remove(server);
      } else {
        byThread.put(server, own);
      }
    }
  }

  private Participant adopt(Thread thread, String what) {
    Participant adopted =
        new Participant(
            thread.getName() + " (first seen in " + what + ")",
            Role.ADOPTED,
            thread,
            State.RUNNING);
    timeline.join(adopted);
    reap(adopted);
    return adopted;
  }

  /** Nobody tells when a thread ends that the clock did not make, so one thread waits for that. */
  private void reap(Participant adopted) {
    Thread reaper =
        new Thread(
            () -> {
              try {
                adopted.thread.join();
                timeline.leave(adopted);
              } catch (InterruptedException closed) {
                // The clock was closed, or the thread became the test's.
              }
            },
            "holter-reaper of " + adopted.thread.getName());
    reaper.setDaemon(true);
    reapers.put(adopted, reaper);
    reaper.start();
  }

  private void stopReaper(Participant participant) {
    Thread reaper = reapers.remove(participant);
    if (reaper != null) {
      reaper.interrupt();
    }
  }

  void close() {
    reapers.keySet().forEach(this::stopReaper);
    byThread.clear();
  }
}
