package dev.holter.internal.agent.boot;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The sleep of a thread in real time that works for one clock only, such as that of a server with a
 * slow answer: it does not count until its time has come there.
 */
final class GuestSleep {
  private @Nullable Runnable arrival;
  private boolean isOver;

  private GuestSleep() {}

  /** Returns false if the calling thread is to sleep in real time. */
  static boolean sleep(Duration amount) throws InterruptedException {
    GuestHook guest = HookTable.currentGuest();
    ClockHook clock = guest == null || amount.isZero() ? null : guest.onlyClock();
    if (guest == null || clock == null) {
      return false;
    }
    GuestSleep sleep = new GuestSleep();
    Runnable plan = clock.later("Thread.sleep", amount.toNanos(), sleep, sleep::arrives);
    if (plan == null) {
      return false;
    }
    OnEventLoop.beginSleep();
    boolean began = guest.beginOutside(sleep::isOver);
    try {
      sleep.await(clock, amount);
    } finally {
      OnEventLoop.endSleep();
      sleep.end(plan);
      if (began) {
        guest.endOutside(true);
      }
    }
    return true;
  }

  private synchronized boolean isOver() {
    return arrival != null;
  }

  /** On a thread of the engine's. */
  private void arrives(Runnable arrived) {
    synchronized (this) {
      if (!isOver) {
        arrival = arrived;
        notifyAll();
        return;
      }
    }
    arrived.run();
  }

  /** A sleep that the end of its world has cut off lasts as long as it was to. */
  private synchronized void await(ClockHook clock, Duration amount) throws InterruptedException {
    while (arrival == null) {
      TimeUnit.NANOSECONDS.timedWait(this, amount.toNanos());
      if (arrival == null && clock.isOver()) {
        return;
      }
    }
  }

  private void end(Runnable plan) {
    Runnable arrived;
    synchronized (this) {
      isOver = true;
      arrived = arrival;
    }
    if (arrived == null) {
      plan.run();
    } else {
      arrived.run();
    }
  }
}
