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

  /** Whether whoever has that lock has gone outside with it. */
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
   * a lock that another thread in real time has.
   *
   * @param lock what it waits for, if that is a lock
   * @return whether its wait is over at once
   */
  public boolean rest(@Nullable ParkedFor lock) {
    synchronized (timeline.lock) {
      if (woken) {
        woken = false;
        return true;
      }
      if (timeline.participants.isOutside(lock)) {
        timeline.guests.waitForLock(this, lock);
        return false;
      }
    }
    end();
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
   * Stands in for {@link System#nanoTime} where the thread plans what threads of the clock do.
   *
   * @return virtual nanoseconds
   */
  public long nanoTime() {
    return timeline.hooks.jvm.nanoTime();
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

  /** Follows such a wait. */
  public void endOutside() {
    timeline.guests.comeBack(this);
  }

  /** Precedes the end of the thread, on it. */
  public void exit() {
    synchronized (timeline.lock) {
      // As the VM does when a thread has ended: this is what Thread.join waits for.
      timeline.hooks.monitors.notifyAll(self.thread);
    }
    end();
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
  }

  /**
   * Stands for what the thread has asked a server for this clock.
   *
   * @param what shown in messages
   * @return null at the end of this time
   */
  public @Nullable Inquiry inquiry(String what) {
    return timeline.hooks.jvm.inquiry(what);
  }

  /** The thread rests. */
  public void end() {
    timeline.guests.leave(this);
    timeline.kick();
  }
}
