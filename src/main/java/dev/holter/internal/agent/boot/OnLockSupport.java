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
    ThreadHook hook = HookTable.current();
    return hook != null && hook.park(blocker, null);
  }

  /** {@link LockSupport#parkNanos(long)}. */
  public static boolean parkNanos(long nanos) {
    return parkNanos(null, nanos);
  }

  /** {@link LockSupport#parkNanos(Object, long)}. */
  public static boolean parkNanos(@Nullable Object blocker, long nanos) {
    ThreadHook hook = HookTable.current();
    return hook != null && nanos > 0 && hook.park(blocker, Duration.ofNanos(nanos));
  }

  /** {@link LockSupport#parkUntil(long)}. */
  public static boolean parkUntil(long deadline) {
    return parkUntil(null, deadline);
  }

  /** {@link LockSupport#parkUntil(Object, long)}. */
  public static boolean parkUntil(@Nullable Object blocker, long deadline) {
    ThreadHook hook = HookTable.current();
    return hook != null && hook.parkUntil(blocker, Instant.ofEpochMilli(deadline));
  }

  /** {@link LockSupport#unpark(Thread)}. */
  public static boolean unpark(@Nullable Thread thread) {
    ThreadHook hook = thread == null ? null : HookTable.of(thread);
    return hook != null && !hook.isEngine() && hook.unpark();
  }
}
