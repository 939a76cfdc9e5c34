package dev.holter.internal.agent.boot;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * In the place of the methods of {@code jdk.internal.misc.Unsafe}, which the JDK calls past {@link
 * LockSupport} in some places, and of those of {@code sun.misc.Unsafe}, which libraries call before
 * JDK 22.
 */
public final class OnUnsafe {
  private OnUnsafe() {}

  /** {@code Unsafe.park}. */
  public static void park(Object unsafe, boolean absolute, long time) {
    if (absolute) {
      LockSupport.parkUntil(time);
    } else if (time == 0) {
      LockSupport.park();
    } else {
      LockSupport.parkNanos(time);
    }
  }

  /** {@code Unsafe.unpark}. */
  public static void unpark(Object unsafe, @Nullable Object thread) {
    LockSupport.unpark((Thread) thread);
  }
}
