package dev.holter.internal.time;

import dev.holter.internal.time.Participant.State;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Threads that have their turn and cannot use it, since somebody who waits virtually has the
 * monitor that they need: they do not count as running until they have got it.
 *
 * <p>The VM tells nobody of this, so the test's thread looks while it waits and nothing happens. It
 * acts only on what cannot change by itself: a monitor's owner that waits gives it free after its
 * own next turn at the earliest, unless it has entered it inside of a hook, such as one in which
 * the JDK waits for a socket: then it is about to leave it. Whoever gets a monitor in this way runs
 * beside the one that gave it free, up to its own next wait or call, where it queues like
 * everybody. Guarded by the timeline's lock.
 *
 * <p>Of two or more that are blocked for one monitor the VM decides who gets it next, and tells
 * nobody. With four threads that slept in turn while they had a monitor, JDK 25 gave it to the one
 * that came first in all of 750 runs; JDK 17 mostly to the one that came last, but in 43 of 750
 * runs in another order. So before JDK 25 such a run may not be exact, and a test that fails says
 * that this is so.
 */
final class Contention {
  /** Loaded only when asked for: a JVM may come without java.management. */
  private static final class Vm {
    static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Vm() {}
  }

  private final Object lock;
  private final Present present;
  private final Participants participants;
  private final Turns turns;
  private final HookedThreads hooks;
  private final List<Participant> blocked = new ArrayList<>();

  /**
   * Who was stuck at the last look: the VM says so a little before the thread has queued for the
   * monitor, and whoever goes on then could overtake it.
   */
  private List<Participant> suspected = List.of();

  /** Who first depended on the VM's choice, as a sentence. */
  private @Nullable String remark;

  Contention(
      Object lock, Present present, Participants participants, Turns turns, HookedThreads hooks) {
    this.lock = lock;
    this.present = present;
    this.participants = participants;
    this.turns = turns;
    this.hooks = hooks;
  }

  /** Under the lock, on the test's thread while it waits. */
  void look() {
    List<Participant> stuck =
        Stream.concat(Stream.of(participants.driver()), participants.present().stream())
            .filter(participant -> participant.isRunning() && keeper(participant) != null)
            .toList();
    for (Participant participant : stuck) {
      if (suspected.contains(participant) && !isForAMoment(participant)) {
        turns.block(participant);
        noteRivals(participant);
        blocked.add(participant);
      }
    }
    suspected = stuck;
  }

  /**
   * Whether the monitor that a thread is blocked for was entered inside of a hook. Asked once,
   * since it costs more than the rest of a look; a JVM that tells more has told so before.
   */
  private boolean isForAMoment(Participant blocked) {
    ThreadInfo info = byManagement(blocked);
    LockInfo wanted = info == null ? null : info.getLockInfo();
    if (info == null || wanted == null || info.getLockOwnerId() < 0) {
      return false;
    }
    ThreadInfo owner = Vm.THREADS.getThreadInfo(new long[] {info.getLockOwnerId()}, true, false)[0];
    if (owner == null) {
      return true;
    }
    int ofHook = hooks.framesOfHook(owner.getStackTrace());
    return Arrays.stream(owner.getLockedMonitors())
        .filter(each -> each.getIdentityHashCode() == wanted.getIdentityHashCode())
        .map(MonitorInfo::getLockedStackDepth)
        // What native code has entered has no depth.
        .allMatch(depth -> depth >= 0 && depth < ofHook);
  }

  private void noteRivals(Participant last) {
    // The first one says it all, and to ask the VM costs more than the rest of a look.
    LockInfo wanted = blocked.isEmpty() || remark != null ? null : wantedByManagement(last);
    if (wanted == null) {
      return;
    }
    for (Participant rival : blocked) {
      LockInfo other = wantedByManagement(rival);
      if (other != null && wanted.getIdentityHashCode() == other.getIdentityHashCode()) {
        remark =
            "Chance: ["
                + rival.name
                + "] and ["
                + last.name
                + "] were blocked for one monitor, a ["
                + wanted.getClassName()
                + "], at ["
                + present.now()
                + "], and before JDK 25 the JVM gives it to either. Another run may differ.\n";
        return;
      }
    }
  }

  /** Null on a JVM that tells more, and hands monitors over in order. */
  private @Nullable ThreadInfo byManagement(Participant blocked) {
    return hooks.monitorsOf(blocked.thread) == null
        ? Vm.THREADS.getThreadInfo(blocked.thread.getId())
        : null;
  }

  private @Nullable LockInfo wantedByManagement(Participant blocked) {
    ThreadInfo info = byManagement(blocked);
    return info == null ? null : info.getLockInfo();
  }

  /** Returns the sentence about the VM's choices for a failure; empty if the VM made none. */
  String remark() {
    return remark == null ? "" : remark;
  }

  /**
   * Counts those again that are about to get what they wanted; before anything happens. They get
   * their turns in the order in which they were blocked, however fast they are.
   */
  void release() {
    if (blocked.isEmpty()) {
      return;
    }
    Set<Participant> free = free();
    for (Participant participant : List.copyOf(blocked)) {
      if (free.contains(participant)) {
        blocked.remove(participant);
        participant.mustQueue = true;
        turns.unblock(participant);
      }
    }
  }

  /**
   * Returns the blocked participants that can go on. A participant that is blocked behind one of
   * them can go on too.
   */
  private Set<Participant> free() {
    Set<Participant> free = new HashSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (Participant participant : blocked) {
        if (!free.contains(participant)) {
          Participant keeper = keeper(participant);
          more |= (keeper == null || free.contains(keeper)) && free.add(participant);
        }
      }
    }
    return free;
  }

  void remove(Participant participant) {
    blocked.remove(participant);
  }

  /** Who keeps the monitor that a thread is blocked for, if it is sure that somebody does. */
  private @Nullable Participant keeper(Participant blocked) {
    // A virtual thread says so when it has queued; the VM says it of others a little before.
    if (blocked.thread.getState() != Thread.State.BLOCKED) {
      return null;
    }
    MonitorUse use = hooks.monitorsOf(blocked.thread);
    if (use == null) {
      return keeperByManagement(blocked);
    }
    // Of one that is to get a monitor back in which it has waited, the VM does not tell.
    Wait wait = use.wanted() == null ? blocked.wait : null;
    return keeper(blocked, wait == null ? use.wanted() : wait.monitor);
  }

  /** A thread off the clock may have the monitor, so it must be found with one that is on it. */
  private @Nullable Participant keeper(Participant blocked, @Nullable Object monitor) {
    // Who waits for the engine gets it at once, whoever has it now.
    if (monitor == null || monitor == lock) {
      return null;
    }
    return participants.any(
        owner ->
            owner != blocked && keeps(owner, other -> other == monitor) && owns(owner, monitor));
  }

  private boolean owns(Participant owner, Object monitor) {
    // One on its way to rest is looked at once it has got there: its carrier may want the lock.
    if (owner.thread != Thread.currentThread() && Stacks.isVirtualAndRuns(owner.thread)) {
      return false;
    }
    MonitorUse use = hooks.monitorsOf(owner.thread);
    return use != null && use.owns(monitor);
  }

  /** Before JDK 25, which says nothing of virtual threads. */
  private @Nullable Participant keeperByManagement(Participant blocked) {
    ThreadInfo info = Vm.THREADS.getThreadInfo(blocked.thread.getId());
    if (info == null || info.getThreadState() != Thread.State.BLOCKED) {
      return null;
    }
    LockInfo wanted = info.getLockInfo();
    if (wanted == null || is(lock, wanted)) {
      return null;
    }
    return participants.any(
        // It may have got the monitor while it was looked at.
        owner ->
            owner != blocked
                && owner.thread.getId() == info.getLockOwnerId()
                && keeps(owner, other -> is(other, wanted)));
  }

  /** Whoever is blocked itself gives nothing free before it goes on, as if it waited. */
  private static boolean keeps(Participant owner, Predicate<Object> monitor) {
    return (owner.state() == State.BLOCKED || owner.isIdle()) && !isGivingFree(owner, monitor);
  }

  /** On the way into {@code Object.wait}, in it, or about to get back what it gave free there. */
  private static boolean isGivingFree(Participant owner, Predicate<Object> monitor) {
    Wait wait = owner.wait;
    return wait != null && wait.monitor != null && monitor.test(wait.monitor);
  }

  private static boolean is(Object monitor, LockInfo lock) {
    return System.identityHashCode(monitor) == lock.getIdentityHashCode();
  }
}
