package dev.holter.internal.time;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A thread in real time that works for one of a clock's, which waits for it to rest. */
public final class Guest {
  private final Timeline timeline;
  Participant self;

  /** Whether somebody on this clock has started it, and not only woken it. */
  final boolean startedHere;

  /** Whether it waits for the outside, and counts again when it comes back. Guarded as well. */
  boolean outside;

  /** What it waits for, if that is a lock which was about to be free. */
  @Nullable ParkedFor lock;

  /** Who was the last to wake or start it, of those on the clock. Guarded as well. */
  private @Nullable Thread asker;

  /** Whether it does something for the clock, as far as is known. */
  volatile boolean works = true;

  /** Whether it does not count as long as it waits for that lock. */
  boolean lockedOut;

  /** Whether it was woken since it last looked for work. Guarded by the timeline's lock. */
  boolean woken;

  Guest(Timeline timeline, Participant self, boolean startedHere) {
    this.timeline = timeline;
    this.self = self;
    this.startedHere = startedHere;
  }

  /**
   * Precedes a real wait of the thread, on it. It rests unless it was woken meanwhile, or waits for
   * a lock. One that a thread in real time has will be free in no time; until one of the clock's
   * threads gives a lock free, time may move, and then it goes on with what it was at.
   *
   * @param lock what it waits for, if that is a lock
   * @return whether its wait is over at once
   */
  public boolean rest(@Nullable ParkedFor lock) {
    if (Thread.currentThread().isInterrupted()) {
      // Its wait would be over before it had begun, and it would go on without being counted.
      return true;
    }
    synchronized (timeline.lock) {
      if (woken) {
        woken = false;
        return true;
      }
      if (lock != null) {
        timeline.guests.waitForLock(this, lock);
      }
    }
    if (lock == null) {
      end();
    } else {
      timeline.moves.kick();
    }
    return false;
  }

  /**
   * Precedes the wake-up, or the start, of another thread that is on no clock.
   *
   * @param thread what is woken
   * @param starts whether it is its start
   */
  public void wakes(Thread thread, boolean starts) {
    if (starts) {
      timeline.hooks.startForGuest(thread);
    } else {
      timeline.guests.wake(thread);
    }
  }

  /**
   * Precedes {@link Thread#interrupt} of another thread that is on no clock.
   *
   * @param thread what is interrupted
   */
  public void interrupts(Thread thread) {
    timeline.guests.interrupt(thread);
  }

  /**
   * Returns what it sees of the JVM where it acts for the clock.
   *
   * @return the same for all threads that work for it
   */
  public HookedJvm jvm() {
    return timeline.hooks.jvm;
  }

  /**
   * Precedes a wait in native code for the outside.
   *
   * @param woken whether somebody has ended it already; asked under the clock's lock
   * @return whether it counted until now, and does not any more
   */
  public boolean beginOutside(BooleanSupplier woken) {
    return timeline.guests.goOutside(this, woken);
  }

  /**
   * Tells whether what the thread does now is for this clock.
   *
   * @return {@code false} once it has waited for the outside, until it is known for whom it is back
   */
  public boolean works() {
    return works;
  }

  /**
   * Follows such a wait.
   *
   * @param forSomething whether anything has come or anybody has ended it; it looks again otherwise
   */
  public void endOutside(boolean forSomething) {
    timeline.guests.comeBack(this, forSomething);
  }

  /** Precedes the end of the thread, on it. */
  public void exit() {
    timeline.guests.end(this);
    timeline.moves.kick();
  }

  /**
   * Tells who has given it something to do.
   *
   * @return the last one on the clock, or null
   */
  public @Nullable Thread asker() {
    synchronized (timeline.lock) {
      return asker;
    }
  }

  /** The calling thread gives it something to do, maybe for another one. Under the lock. */
  void isAskedBy(@Nullable Guest caller) {
    asker = caller == null ? Thread.currentThread() : caller.asker;
    if (caller == null) {
      timeline.participants.noteAsking();
    }
  }

  /**
   * Stands for what the thread has asked a server for this clock.
   *
   * @param what shown in messages
   * @return null at the end of this time
   */
  public @Nullable Inquiry inquiry(String what) {
    return jvm().inquiry(what);
  }

  /** The thread rests. */
  public void end() {
    timeline.guests.leave(this);
    timeline.moves.kick();
  }
}
