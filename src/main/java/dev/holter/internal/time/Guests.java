package dev.holter.internal.time;

import dev.holter.internal.time.Participant.Role;
import dev.holter.internal.time.Participant.State;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads that stay in real time and work for those of the clock, such as the JDK's common pool:
 * one that a thread of the clock wakes or starts counts as running until it rests, and so do those
 * that it wakes in turn. Without the agent there are none. Guarded by the timeline's lock.
 *
 * <p>None is missed: the thread is counted before it is woken, by a thread that counts itself; and
 * it stops to count, before it parks, only if nobody has woken it since it last looked.
 */
final class Guests {
  private final Timeline timeline;
  private final IdentityHashMap<Thread, Guest> guests = new IdentityHashMap<>();

  Guests(Timeline timeline) {
    this.timeline = timeline;
  }

  /**
   * Before a thread in real time is woken, by one that counts. One that waits for the outside does
   * not come back for that: who has left a lock to it may say so late.
   */
  void wake(Thread thread) {
    synchronized (timeline.lock) {
      Guest guest = guests.get(thread);
      if (guest == null || !guest.outside) {
        rouse(thread);
      }
    }
  }

  /**
   * Before it goes on, wherever it waits. A thread of the user's, such as one of a pool from before
   * the test, is on the clock from here on.
   */
  private void rouse(Thread thread) {
    if (!thread.isAlive()) {
      // Nobody would ever say that it rests.
      return;
    }
    synchronized (timeline.lock) {
      if (timeline.hooks.enlist(thread)) {
        return;
      }
      Guest guest = welcome(thread, false);
      if (guest != null) {
        count(guest);
        guest.woken = true;
        ask(guest);
      }
    }
  }

  /**
   * Before the wait of such a thread for the outside is ended: one that has come back by itself,
   * and is somewhere else already, would count and nobody would say that it rests.
   */
  void wakeOutside(Thread thread, BooleanSupplier still) {
    synchronized (timeline.lock) {
      if (still.getAsBoolean()) {
        rouse(thread);
      }
    }
  }

  /** Before a thread is interrupted, which wakes it if it works for this clock now and then. */
  void interrupt(Thread thread) {
    if (timeline.stayedReal.knows(thread)) {
      rouse(thread);
    }
  }

  /** Before a guest starts a thread, as if it woke it. */
  void start(Thread child) {
    synchronized (timeline.lock) {
      if (!timeline.hooks.enlist(child)) {
        welcome(child, true);
      }
    }
  }

  /** Lets the calling thread go on with what a hold stood for. */
  void goOn() {
    synchronized (timeline.lock) {
      if (!timeline.hooks.enlist(Thread.currentThread())) {
        welcome(Thread.currentThread(), false);
      }
    }
  }

  /** The same for one that is never put on the clock; others are nobody's. */
  void goOnIfReal() {
    synchronized (timeline.lock) {
      if (timeline.hooks.isReal(Thread.currentThread())) {
        welcome(Thread.currentThread(), false);
      }
    }
  }

  /** Lets a thread count that has not started, or that does something for one that ends. */
  void begin(Thread thread) {
    synchronized (timeline.lock) {
      welcome(thread, true);
    }
  }

  /** The calling thread gives a guest something to do, maybe for another one. */
  private void ask(Guest guest) {
    Guest caller = guests.get(Thread.currentThread());
    guest.isAskedBy(caller);
    if (caller == null) {
      timeline.participants.noteAsking();
    }
  }

  private @Nullable Guest welcome(Thread thread, boolean starts) {
    if (timeline.lifetime.isClosing()
        || thread instanceof EngineThread
        || thread instanceof TrackedThread
        || !timeline.hooks.mayBeGuest(thread)
        || timeline.participants.known(thread) != null) {
      return null;
    }
    timeline.stayedReal.note(thread, starts);
    Guest known = guests.get(thread);
    if (known != null) {
      if (thread == Thread.currentThread()) {
        // It may have worked for another clock in between.
        count(known);
        timeline.hooks.add(known);
      }
      return known;
    }
    boolean startedHere = timeline.stayedReal.hasStarted(thread);
    Guest guest =
        new Guest(
            timeline.lock,
            this,
            timeline.hooks,
            timeline.moves,
            newParticipant(thread),
            startedHere);
    guests.put(thread, guest);
    if (thread != Thread.currentThread()) {
      ask(guest);
    }
    timeline.turns.join(guest.self);
    timeline.hooks.add(guest);
    return guest;
  }

  /**
   * It goes on at once if somebody in real time has the lock, unless that one waits for the outside
   * meanwhile. One of the clock's threads may have it for as long as a virtual wait takes.
   */
  void waitForLock(Guest guest, ParkedFor lock) {
    guest.lock = lock;
    guest.lockedOut = !timeline.participants.isOutside(lock) || isOutside(lock);
    if (guest.lockedOut) {
      timeline.turns.leave(guest.self);
    }
  }

  /**
   * Before a thread in real time gets a lock: one that was at work when it came to wait goes on,
   * and one that is about to wait does not. It is given no work, so nobody else begins to count.
   */
  void hand(Thread thread) {
    synchronized (timeline.lock) {
      Guest guest = guests.get(thread);
      if (guest != null && !guest.outside) {
        if (guest.lockedOut) {
          guest.lockedOut = false;
          count(guest);
        }
        guest.woken = true;
      }
    }
  }

  /** Who has the lock that a guest waits for. */
  @Nullable Thread keeperOf(Thread thread) {
    Guest guest = guests.get(thread);
    ParkedFor lock = guest == null ? null : guest.lock;
    return lock == null ? null : lock.owner();
  }

  private boolean isOutside(@Nullable ParkedFor lock) {
    Thread owner = lock == null ? null : lock.owner();
    Guest guest = owner == null ? null : guests.get(owner);
    return guest != null && (guest.outside || guest.lockedOut);
  }

  boolean goOutside(Guest guest, BooleanSupplier woken) {
    synchronized (timeline.lock) {
      if (guest.outside || woken.getAsBoolean()) {
        return false;
      }
      guest.outside = true;
      guest.works = guest.startedHere;
      guest.lockedOut = false;
      guest.lock = null;
      // A permit to go on, which this wait does not use up and the next park would.
      guest.woken = false;
      timeline.turns.leave(guest.self);
      // Acceptors of a server wait for one another.
      for (Guest other : List.copyOf(guests.values())) {
        if (!other.lockedOut && isOutside(other.lock)) {
          other.lockedOut = true;
          timeline.turns.leave(other.self);
        }
      }
    }
    timeline.moves.kick();
    return true;
  }

  /**
   * One that was started on this clock, such as a server's, has come back for it. Of another nobody
   * knows yet: an event loop is shared by all of the JVM. It counts again when it takes up an
   * answer, or if it was woken by one that counts.
   */
  void comeBack(Guest guest, boolean forSomething) {
    synchronized (timeline.lock) {
      guest.outside = false;
      guest.woken = false;
      if (guest.startedHere) {
        count(guest);
        guest.self.looksOnly = !forSomething;
      }
    }
  }

  /** Counts a guest again that was outside, though it may still be on its way back. */
  private void count(Guest guest) {
    guest.works = true;
    boolean left = guest.self.state() == State.ENDED;
    if (left && guests.get(guest.self.thread) == guest && !timeline.lifetime.isClosing()) {
      guest.self = newParticipant(guest.self.thread);
      timeline.turns.join(guest.self);
    }
  }

  private static Participant newParticipant(Thread thread) {
    String name = ThreadNames.of(thread) + " (works for a thread of the clock)";
    return new Participant(name, Role.GUEST, thread, State.RUNNING);
  }

  void leave(Guest guest) {
    synchronized (timeline.lock) {
      if (guests.remove(guest.self.thread, guest)) {
        timeline.hooks.remove(guest);
        timeline.turns.leave(guest.self);
      }
    }
  }

  /** What stands for a thread as long as it works for the clock; null if it does not. */
  @Nullable Participant counting(Thread thread) {
    Guest guest = guests.get(thread);
    return guest != null && guest.self.isRunning() ? guest.self : null;
  }

  /** On its thread, which has nothing left to do. */
  void end(Guest guest) {
    synchronized (timeline.lock) {
      timeline.hooks.monitors.end(guest.self.thread);
    }
    leave(guest);
  }

  /** It acts as somebody else from here on. */
  void leave(Thread thread) {
    synchronized (timeline.lock) {
      Guest guest = guests.get(thread);
      if (guest != null) {
        leave(guest);
      }
    }
  }

  List<Guest> present() {
    synchronized (timeline.lock) {
      return List.copyOf(guests.values());
    }
  }

  /** Whether the calling thread neither counts nor moves time: when it acts is chance. */
  boolean isStranger() {
    Thread caller = Thread.currentThread();
    return timeline.participants.known(caller) == null
        && !guests.containsKey(caller)
        && !timeline.mover.isCaller();
  }
}
