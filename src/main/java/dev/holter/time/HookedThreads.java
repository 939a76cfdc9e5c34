package dev.holter.time;

import dev.holter.time.Participant.Role;
import dev.holter.time.Participant.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** The threads of one timeline whose own waits are virtual. Guarded by the timeline's lock. */
final class HookedThreads {
  private final Timeline timeline;
  final Monitors monitors = new Monitors();
  private final Map<Participant, HookedThread> hooked = new LinkedHashMap<>();
  private @Nullable ThreadHooks agent;

  private @Nullable ScheduledExecutorService scheduler;

  /** The thread whose end gave the present turn away. */
  private @Nullable Thread ending;

  HookedThreads(Timeline timeline) {
    this.timeline = timeline;
  }

  void use(ThreadHooks threads) {
    synchronized (timeline.lock) {
      timeline.requireOpen("hookThreads");
      agent = threads;
    }
  }

  boolean isUsed() {
    synchronized (timeline.lock) {
      return agent != null;
    }
  }

  void add(Participant participant) {
    if (agent != null && participant.role == Role.TRACKED) {
      HookedThread hook = new HookedThread(timeline, participant);
      hooked.put(participant, hook);
      agent.add(participant.thread, hook);
    }
  }

  ScheduledExecutorService scheduler() {
    synchronized (timeline.lock) {
      if (scheduler == null) {
        ThreadFactory threads = new TrackedThreads(timeline).factory("holter-common");
        scheduler = new VirtualScheduledExecutor(timeline, Integer.MAX_VALUE, threads);
      }
      return scheduler;
    }
  }

  /** The child of a hooked thread is one itself. Without the timeline's lock. */
  void start(Participant parent, Thread child) {
    if (timeline.participants.known(child) != null) {
      return;
    }
    if (parent.refused) {
      // A pool would put a new thread in the place of each that the clock ends.
      throw new StoppedError();
    }
    Participant started = new Participant(child.getName(), Role.TRACKED, child, State.READY);
    started.parked = child;
    timeline.turns.join(started);
  }

  void remove(Participant participant) {
    if (hooked.remove(participant) == null) {
      return;
    }
    Objects.requireNonNull(agent).remove(participant.thread);
    if (participant.thread == Thread.currentThread()) {
      ending = participant.thread;
      // As the VM does when a thread has ended: this is what Thread.join waits for.
      monitors.notifyAll(participant.thread);
    }
  }

  /**
   * Sees the thread end that gave its turn to the caller, so that {@code isAlive} does not depend
   * on how fast it is. Without the timeline's lock.
   */
  @SuppressWarnings("WaitNotInLoop") // It is in one.
  void seeEnd() {
    Thread thread = takeEnding();
    if (thread == null || thread == Thread.currentThread()) {
      return;
    }
    boolean interrupted = false;
    synchronized (thread) {
      while (thread.isAlive()) {
        try {
          thread.wait();
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Thread takeEnding() {
    synchronized (timeline.lock) {
      Thread thread = ending;
      ending = null;
      return thread;
    }
  }

  void close() {
    synchronized (timeline.lock) {
      List.copyOf(hooked.keySet()).forEach(this::remove);
    }
  }
}
