package dev.holter.internal.agent.boot;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** In the place of the methods of {@link System}. */
public final class OnSystem {
  private static final long NOT_FOUND = Long.MIN_VALUE;

  private static final AtomicLong UPTIME_AHEAD = new AtomicLong(NOT_FOUND);

  private OnSystem() {}

  /** {@link System#nanoTime()}. */
  public static long nanoTime() {
    Hooks own = HookTable.own();
    if (own == null) {
      return System.nanoTime();
    }
    ThreadHook hook = own.current();
    if (hook != null) {
      return hook.nanoTime();
    }
    ClockHook clock = own.usersClock();
    return clock == null ? System.nanoTime() : clock.nanoTime();
  }

  /**
   * Where the JDK plans a task for another thread, whose time counts: a thread in real time that
   * works for one clock may do so too.
   */
  public static long nanoTimeOfTasks() {
    ThreadHook hook = HookTable.current();
    if (hook != null) {
      return hook.nanoTimeOfTasks();
    }
    GuestHook guest = HookTable.currentGuest();
    return guest == null ? System.nanoTime() : guest.nanoTime(System.nanoTime());
  }

  /**
   * {@code RuntimeMXBean.getUptime}, in milliseconds: what it is ahead of the nanoseconds is found
   * once, so that both get on alike.
   */
  public static long uptime(long real) {
    ThreadHook hook = HookTable.current();
    if (hook == null) {
      return real;
    }
    UPTIME_AHEAD.compareAndSet(NOT_FOUND, real - millis(System.nanoTime()));
    return millis(hook.nanoTime()) + UPTIME_AHEAD.get();
  }

  private static long millis(long nanos) {
    return Math.floorDiv(nanos, 1_000_000);
  }

  /** {@link System#currentTimeMillis()}. */
  public static long currentTimeMillis() {
    Instant now = OnClock.currentInstant();
    return now == null ? System.currentTimeMillis() : now.toEpochMilli();
  }
}
