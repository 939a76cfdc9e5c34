package dev.holter.internal.agent.boot;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** In the place of the methods of {@link Object}. */
public final class OnObject {
  private OnObject() {}

  /** {@link Object#wait()}. */
  public static void wait(Object monitor) throws InterruptedException {
    wait(monitor, 0);
  }

  /** {@link Object#wait(long)}. */
  public static void wait(Object monitor, long millis) throws InterruptedException {
    wait(monitor, millis, 0);
  }

  /** {@link Object#wait(long, int)}. */
  @SuppressWarnings("WaitNotInLoop") // That is up to the caller.
  public static void wait(Object monitor, long millis, int nanos) throws InterruptedException {
    boolean wrong = millis < 0 || nanos < 0 || nanos > 999_999 || !Thread.holdsLock(monitor);
    if (wrong) {
      monitor.wait(millis, nanos);
      return;
    }
    ThreadHook hook = HookTable.current();
    if (hook == null || !hook.wait(monitor, limit(millis, nanos))) {
      waitForReal(monitor, millis, nanos);
    }
  }

  private static @Nullable Duration limit(long millis, int nanos) {
    return millis == 0 && nanos == 0 ? null : Duration.ofMillis(millis).plusNanos(nanos);
  }

  @SuppressWarnings("WaitNotInLoop")
  private static void waitForReal(Object monitor, long millis, int nanos)
      throws InterruptedException {
    GuestHook guest = HookTable.currentGuest();
    if (guest != null) {
      // A notification does not stay, unlike a permit: there is none to use up.
      guest.end();
    }
    RealWaits.begin(monitor);
    try {
      monitor.wait(millis, nanos);
    } finally {
      RealWaits.end(monitor);
    }
    // Whoever was put on a clock meanwhile waits for its turn.
    HookTable.current();
  }

  /** {@link Object#notify()}. */
  public static void notify(Object monitor) {
    ActorHook waker = waker(monitor);
    if (waker == null) {
      monitor.notify();
    } else if (!waker.notify(monitor)) {
      RealWaits.on(monitor).stream().limit(1).forEach(waker::beforeWake);
      monitor.notify();
    }
  }

  /** {@link Object#notifyAll()}; threads that are not registered may wait there too. */
  public static void notifyAll(Object monitor) {
    ActorHook waker = waker(monitor);
    if (waker != null) {
      waker.notifyAll(monitor);
      RealWaits.on(monitor).forEach(waker::beforeWake);
    }
    monitor.notifyAll();
  }

  /** What the calling thread wakes others as; null if it counts for no clock, or may not do so. */
  private static @Nullable ActorHook waker(Object monitor) {
    return Thread.holdsLock(monitor) ? HookTable.actor() : null;
  }
}
