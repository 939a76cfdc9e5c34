package dev.holter.internal.agent.boot;

import java.time.Duration;

/** In the place of the methods of {@link Object}. */
public final class OnObject {
  private OnObject() {}

  /** {@link Object#wait()}. */
  public static void wait(Object monitor) throws InterruptedException {
    wait(monitor, 0);
  }

  /** {@link Object#wait(long)}. */
  @SuppressWarnings("WaitNotInLoop") // That is up to the caller.
  public static void wait(Object monitor, long millis) throws InterruptedException {
    ThreadHook hook = HookTable.current();
    if (hook == null || millis < 0 || !Thread.holdsLock(monitor)) {
      rest();
      monitor.wait(millis);
    } else {
      hook.wait(monitor, millis == 0 ? null : Duration.ofMillis(millis));
    }
  }

  /** {@link Object#wait(long, int)}. */
  @SuppressWarnings("WaitNotInLoop") // That is up to the caller.
  public static void wait(Object monitor, long millis, int nanos) throws InterruptedException {
    ThreadHook hook = HookTable.current();
    boolean wrong = millis < 0 || nanos < 0 || nanos > 999_999;
    if (hook == null || wrong || !Thread.holdsLock(monitor)) {
      rest();
      monitor.wait(millis, nanos);
    } else {
      Duration amount = Duration.ofMillis(millis).plusNanos(nanos);
      hook.wait(monitor, amount.isZero() ? null : amount);
    }
  }

  private static void rest() {
    GuestHook guest = HookTable.GUESTS.own();
    if (guest != null) {
      // A notification does not stay, unlike a permit: there is none to use up.
      guest.exit();
    }
  }

  /** {@link Object#notify()}. */
  public static void notify(Object monitor) {
    ThreadHook hook = HookTable.current();
    if (hook == null || !Thread.holdsLock(monitor) || !hook.notify(monitor)) {
      monitor.notify();
    }
  }

  /** {@link Object#notifyAll()}; threads that are not registered may wait there too. */
  public static void notifyAll(Object monitor) {
    ThreadHook hook = HookTable.current();
    if (hook != null && Thread.holdsLock(monitor)) {
      hook.notifyAll(monitor);
    }
    monitor.notifyAll();
  }
}
