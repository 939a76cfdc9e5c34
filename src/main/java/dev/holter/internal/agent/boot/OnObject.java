package dev.holter.internal.agent.boot;

import java.time.Duration;
import java.util.List;
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
    ThreadHook hook = HookTable.current();
    if (!Thread.holdsLock(monitor) || !notifyOnClock(hook, monitor)) {
      List<Thread> waiting = woken(monitor, hook);
      wake(waiting.subList(0, Math.min(1, waiting.size())), hook);
      monitor.notify();
    }
  }

  private static boolean notifyOnClock(@Nullable ThreadHook hook, Object monitor) {
    GuestHook guest = hook == null ? HookTable.currentGuest() : null;
    return hook != null ? hook.notify(monitor) : guest != null && guest.notify(monitor);
  }

  /** {@link Object#notifyAll()}; threads that are not registered may wait there too. */
  public static void notifyAll(Object monitor) {
    ThreadHook hook = HookTable.current();
    if (Thread.holdsLock(monitor)) {
      notifyAllOnClock(hook, monitor);
    }
    wake(woken(monitor, hook), hook);
    monitor.notifyAll();
  }

  private static void notifyAllOnClock(@Nullable ThreadHook hook, Object monitor) {
    GuestHook guest = hook == null ? HookTable.currentGuest() : null;
    if (hook != null) {
      hook.notifyAll(monitor);
    } else if (guest != null) {
      guest.notifyAll(monitor);
    }
  }

  private static List<Thread> woken(Object monitor, @Nullable ThreadHook hook) {
    boolean counts = hook != null || HookTable.currentGuest() != null;
    return counts && Thread.holdsLock(monitor) ? RealWaits.on(monitor) : List.of();
  }

  /** As {@link OnLockSupport#unpark} does. */
  private static void wake(List<Thread> threads, @Nullable ThreadHook hook) {
    GuestHook guest = HookTable.currentGuest();
    for (Thread thread : threads) {
      if (hook != null) {
        hook.wakes(thread);
      } else if (guest != null) {
        guest.wakes(thread);
      }
    }
  }
}
