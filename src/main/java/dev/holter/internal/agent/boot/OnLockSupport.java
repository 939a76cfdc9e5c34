package dev.holter.internal.agent.boot;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** In the place of the methods of {@link LockSupport}, if they return true. */
public final class OnLockSupport {
  private OnLockSupport() {}

  /** {@link LockSupport#park()}. */
  public static boolean park() {
    return park(null);
  }

  /** {@link LockSupport#park(Object)}. */
  public static boolean park(@Nullable Object blocker) {
    ThreadHook hook = HookTable.current();
    return rest(blocker) || (hook != null && hook.park(blocker, null));
  }

  /** {@link LockSupport#parkNanos(long)}. */
  public static boolean parkNanos(long nanos) {
    return parkNanos(null, nanos);
  }

  /** {@link LockSupport#parkNanos(Object, long)}. */
  public static boolean parkNanos(@Nullable Object blocker, long nanos) {
    if (nanos <= 0) {
      return false;
    }
    ThreadHook hook = HookTable.current();
    return rest(blocker) || (hook != null && hook.park(blocker, Duration.ofNanos(nanos)));
  }

  /** {@link LockSupport#parkUntil(long)}. */
  public static boolean parkUntil(long deadline) {
    return parkUntil(null, deadline);
  }

  /** {@link LockSupport#parkUntil(Object, long)}. */
  public static boolean parkUntil(@Nullable Object blocker, long deadline) {
    ThreadHook hook = HookTable.current();
    return rest(blocker)
        || (hook != null && hook.parkUntil(blocker, Instant.ofEpochMilli(deadline)));
  }

  /** After a real wait: whoever was put on a clock meanwhile waits for its turn. */
  public static void parked() {
    ThreadHook hook = HookTable.current();
    if (hook != null) {
      hook.parked();
    }
  }

  private static boolean rest(@Nullable Object blocker) {
    GuestHook guest = HookTable.GUESTS.own();
    return guest != null && guest.rest(blocker);
  }

  /** {@link LockSupport#unpark(Thread)}. */
  public static boolean unpark(@Nullable Thread thread) {
    if (thread == null) {
      return false;
    }
    ThreadHook hook = HookTable.THREADS.of(thread);
    if (hook != null) {
      return !hook.isEngine() && hook.unpark();
    }
    ThreadHook waker = HookTable.current();
    if (waker != null) {
      // Who only gets a lock is given no work.
      if (!(LockSupport.getBlocker(thread) instanceof AbstractOwnableSynchronizer)) {
        waker.wakes(thread);
      }
      return false;
    }
    GuestHook guest = HookTable.GUESTS.own();
    if (guest != null) {
      guest.wakes(thread);
    }
    return false;
  }
}
