package dev.holter.internal.time;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Threads that stayed in real time though one of this clock's has started or woken them, and that a
 * user's code is still to run on: nothing that they do not do in virtual time says anything of a
 * worker.
 *
 * <p>What is known of such a thread is where it is, and what is planned in its pool or event loop.
 * The machinery of libraries is no sign: a client's loop looks at its idle connections for ever.
 */
final class StayedReal {
  /** Who has last given work to each: it may serve several clocks, one after the other. */
  private static final Map<Thread, WeakReference<StayedReal>> LAST =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final HookedThreads hooks;
  private final Participants participants;

  /** Whether each was started by this clock, or only woken. */
  @GuardedBy("startedHere")
  private final Map<Thread, Boolean> startedHere = new WeakHashMap<>();

  StayedReal(HookedThreads hooks, Participants participants) {
    this.hooks = hooks;
    this.participants = participants;
  }

  /**
   * Notes that a thread of this clock has woken or started another one. Any thread, under the
   * timeline's lock or not.
   */
  void note(Thread thread, boolean starts) {
    LAST.put(thread, new WeakReference<>(this));
    synchronized (startedHere) {
      startedHere.merge(thread, starts, Boolean::logicalOr);
    }
  }

  /** Whether this clock has given the thread work, or has started it. */
  boolean knows(Thread thread) {
    synchronized (startedHere) {
      return startedHere.containsKey(thread);
    }
  }

  /** Whether one of this clock's has started the thread, however often it has rested since. */
  boolean hasStarted(Thread thread) {
    synchronized (startedHere) {
      return startedHere.getOrDefault(thread, false);
    }
  }

  /** Those that go on by themselves when their real time has come. */
  List<String> stillToAct() {
    return find(true);
  }

  /** Those that have anything of a user's to do. */
  List<String> withUsersWork() {
    return find(false);
  }

  private List<String> find(boolean byThemselves) {
    ThreadHooks agent = hooks.agent();
    List<String> found = new ArrayList<>();
    if (agent != null) {
      for (Map.Entry<Thread, Boolean> each : noted().entrySet()) {
        Thread thread = each.getKey();
        String does = mayAct(thread) ? does(agent, thread, each.getValue(), byThemselves) : null;
        if (does != null) {
          found.add("[" + ThreadNames.of(thread) + "] " + does + ": " + agent.whyReal(thread));
        }
      }
    }
    return found;
  }

  private Map<Thread, Boolean> noted() {
    synchronized (startedHere) {
      return Map.copyOf(startedHere);
    }
  }

  /** Whoever is known here has called since, and is on the clock or counts until it ends. */
  private boolean mayAct(Thread thread) {
    WeakReference<StayedReal> last = LAST.get(thread);
    return thread.isAlive()
        && last != null
        && last.get() == this
        && participants.known(thread) == null
        && !hooks.isElsewhere(thread)
        && !SharedPools.has(thread, participants.driver().thread);
  }

  private static @Nullable String does(
      ThreadHooks agent, Thread thread, boolean started, boolean byThemselves) {
    StackTraceElement frame = agent.usersFrame(thread, Stacks.of(thread));
    if (frame != null && !(byThemselves && thread.getState() != Thread.State.TIMED_WAITING)) {
      return (thread.getState() == Thread.State.TIMED_WAITING ? "waits at " : "is at ")
          + UserFrames.text(frame);
    }
    // What another test has planned in a loop that both use is none of this one's affairs.
    List<Object> planned = started ? agent.workPlanned(thread) : List.of();
    return planned.isEmpty() ? null : "is to run " + UserFrames.name(planned.get(0).getClass());
  }
}
