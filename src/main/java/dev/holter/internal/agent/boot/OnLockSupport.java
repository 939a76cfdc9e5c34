package dev.holter.internal.agent.boot;

import java.time.Duration;
import java.time.Instant;
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
    Hooks own = HookTable.own();
    if (own == null) {
      return false;
    }
    ThreadHook hook = own.current();
    return rest(own, blocker) || (hook != null && hook.park(blocker, null));
  }

  /** {@link LockSupport#parkNanos(long)}. */
  public static boolean parkNanos(long nanos) {
    return parkNanos(null, nanos);
  }

  /** {@link LockSupport#parkNanos(Object, long)}. */
  public static boolean parkNanos(@Nullable Object blocker, long nanos) {
    Hooks own = HookTable.own();
    if (own == null || nanos <= 0) {
      return false;
    }
    ThreadHook hook = own.current();
    return rest(own, blocker) || (hook != null && hook.park(blocker, Duration.ofNanos(nanos)));
  }

  /** {@link LockSupport#parkUntil(long)}. */
  public static boolean parkUntil(long deadline) {
    return parkUntil(null, deadline);
  }

  /** {@link LockSupport#parkUntil(Object, long)}. */
  public static boolean parkUntil(@Nullable Object blocker, long deadline) {
    Hooks own = HookTable.own();
    if (own == null) {
      return false;
    }
    ThreadHook hook = own.current();
    return rest(own, blocker)
        || (hook != null && hook.parkUntil(blocker, Instant.ofEpochMilli(deadline)));
  }

  /** After a real wait: whoever was put on a clock meanwhile waits for its turn. */
  public static void parked() {
    ThreadHook hook = HookTable.current();
    if (hook != null) {
      hook.afterPark();
    }
  }

  private static boolean rest(Hooks own, @Nullable Object blocker) {
    GuestHook guest = own.guest();
    return guest != null && guest.beforePark(blocker);
  }

  /** {@link LockSupport#unpark(Thread)}. */
  public static boolean unpark(@Nullable Thread thread) {
    if (thread == null) {
      return false;
    }
    ThreadHook hook = HookTable.threadHook(thread);
    if (hook != null) {
      return !hook.isEngine() && hook.unpark();
    }
    Hooks own = HookTable.own();
    return own != null && unparkAnother(own.actor(), thread);
  }

  private static boolean unparkAnother(@Nullable ActorHook waker, Thread thread) {
    if (waker != null) {
      waker.beforeWake(thread);
    }
    // It may be on the clock now, and on its way to a park, which will be virtual.
    ThreadHook hook = HookTable.threadHook(thread);
    return hook != null && hook.unpark();
  }
}
