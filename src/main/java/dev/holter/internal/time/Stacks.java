package dev.holter.internal.time;

/** The stacks of threads, for those who have the timeline's lock. */
final class Stacks {
  private static final StackTraceElement[] NONE = {};

  private Stacks() {}

  /**
   * Where a thread is; nowhere for a virtual one that runs. It has no stack while its carrier ends
   * it, and whoever asks spins until it has; but the carrier wants the lock.
   */
  static StackTraceElement[] of(Thread thread) {
    return isVirtualAndRuns(thread) ? NONE : thread.getStackTrace();
  }

  static boolean isVirtualAndRuns(Thread thread) {
    Thread.State state = thread.getState();
    boolean runs = state == Thread.State.RUNNABLE || state == Thread.State.TERMINATED;
    return isVirtual(thread) && runs;
  }

  static boolean isVirtual(Thread thread) {
    return thread.getClass().getName().equals("java.lang.VirtualThread");
  }
}
