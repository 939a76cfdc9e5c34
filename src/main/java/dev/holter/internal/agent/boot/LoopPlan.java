package dev.holter.internal.agent.boot;

import org.jspecify.annotations.Nullable;

/** When a task of an event loop is due in virtual time. */
final class LoopPlan {
  final Object loop;

  final ClockHook clock;

  /** In the clock's nanoseconds. */
  final long deadline;

  private volatile @Nullable Runnable takeBack;

  LoopPlan(Object loop, ClockHook clock, long deadline) {
    this.loop = loop;
    this.clock = clock;
    this.deadline = deadline;
  }

  /** Before anything can come of it. */
  void isTakenBackWith(Runnable runnable) {
    takeBack = runnable;
  }

  void takeBack() {
    Runnable known = takeBack;
    if (known != null) {
      known.run();
    }
  }

  long delay() {
    return deadline - clock.nanoTime();
  }
}
