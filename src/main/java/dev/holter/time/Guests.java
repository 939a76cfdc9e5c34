package dev.holter.time;

import dev.holter.time.Participant.Role;
import dev.holter.time.Participant.State;
import java.util.IdentityHashMap;
import java.util.List;
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
   * Before a thread in real time is woken, by one that counts. A thread of the user's, such as one
   * of a pool from before the test, is on the clock from here on.
   */
  void wake(Thread thread) {
    synchronized (timeline.lock) {
      if (timeline.hooks.enlist(thread)) {
        return;
      }
      Guest guest = welcome(thread);
      if (guest != null) {
        guest.woken = true;
      }
    }
  }

  /** Before a guest starts a thread, as if it woke it. */
  void start(Thread child) {
    synchronized (timeline.lock) {
      if (!timeline.hooks.enlist(child)) {
        welcome(child);
      }
    }
  }

  /** Lets the calling thread go on with what a hold stood for. */
  void goOn() {
    synchronized (timeline.lock) {
      if (!timeline.hooks.enlist(Thread.currentThread())) {
        welcome(Thread.currentThread());
      }
    }
  }

  /** Lets a thread count that has not started, or that does something for one that ends. */
  void begin(Thread thread) {
    synchronized (timeline.lock) {
      welcome(thread);
    }
  }

  private @Nullable Guest welcome(Thread thread) {
    if (timeline.isClosing()
        || !timeline.hooks.mayBeGuest(thread)
        || timeline.participants.known(thread) != null) {
      return null;
    }
    Guest known = guests.get(thread);
    if (known != null) {
      return known;
    }
    String name = thread.getName() + " (works for a thread of the clock)";
    Guest guest = new Guest(timeline, new Participant(name, Role.GUEST, thread, State.RUNNING));
    guests.put(thread, guest);
    timeline.turns.join(guest.self);
    timeline.hooks.add(guest);
    return guest;
  }

  void leave(Guest guest) {
    synchronized (timeline.lock) {
      if (guests.remove(guest.self.thread, guest)) {
        timeline.hooks.remove(guest);
        timeline.turns.leave(guest.self);
      }
    }
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
        && !timeline.moves.isMover();
  }
}
