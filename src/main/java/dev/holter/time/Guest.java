package dev.holter.time;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A thread in real time that works for one of a clock's, which waits for it to rest. */
@API(status = API.Status.INTERNAL)
public final class Guest {
  private final Timeline timeline;
  final Participant self;

  /** Whether it was woken since it last looked for work. Guarded by the timeline's lock. */
  boolean woken;

  Guest(Timeline timeline, Participant self) {
    this.timeline = timeline;
    this.self = self;
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

  /** Precedes the end of the thread. */
  public void end() {
    timeline.guests.leave(this);
    timeline.kick();
  }
}
