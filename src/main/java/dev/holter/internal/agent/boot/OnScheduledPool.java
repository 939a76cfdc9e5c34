package dev.holter.internal.agent.boot;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * In the queue of the JDK's scheduled pools. A pool is told of a new task only if it comes before
 * all others. What is first may have been planned before this test, or be cancelled: the pool's
 * thread then waits for that in real time, and whatever a test has planned behind it never runs.
 */
public final class OnScheduledPool {
  private static final AtomicReference<@Nullable UnaryOperator<@Nullable Object>> LEADERS =
      new AtomicReference<>();

  private OnScheduledPool() {}

  /** Says how to find who waits for the first task of a queue. */
  public static void findLeaderWith(UnaryOperator<@Nullable Object> finder) {
    LEADERS.set(finder);
  }

  /** What {@code offer} returns: a thread that was woken for no reason looks again. */
  public static boolean offered(boolean added, Object queue) {
    UnaryOperator<@Nullable Object> finder = LEADERS.get();
    if (finder != null && HookTable.current() != null) {
      Thread leader = (Thread) finder.apply(queue);
      if (leader != null && HookTable.threadHook(leader) == null) {
        LockSupport.unpark(leader);
      }
    }
    return added;
  }
}
