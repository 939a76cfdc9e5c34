package dev.holter.internal.time;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * How long threads have tried in vain to come on, whatever the machine is like: what computes
 * counts by the CPU time that it gets, and what waits by the time in which it could be woken.
 *
 * <p>On a machine with little CPU for this JVM a healthy thread takes long and uses little, so the
 * time of day says nothing of it. Nor does a tick that is late: the JVM was stopped, or others had
 * the CPUs.
 */
final class Effort {
  /** How much later than planned a tick is where nothing is wrong, in nanoseconds. */
  static final long LATE = 20_000_000;

  /**
   * After how long it shows whether a thread computes or is in a wait of which the JVM knows
   * nothing, such as one for a socket, in nanoseconds: whoever wants a CPU gets one in that time.
   */
  private static final long WINDOW = 1_000_000_000;

  /**
   * A thread that computes gets at least this fraction of a CPU, even where a hundred threads want
   * the same one.
   */
  private static final int PARTS = 100;

  private final IdentityHashMap<Thread, Long> used = new IdentityHashMap<>();
  private long counted;
  private long window;
  private long computed;

  /** Returns the effort so far, in nanoseconds. */
  long counted() {
    return counted;
  }

  /**
   * Counts one tick.
   *
   * @param planned how long it was to take, in nanoseconds
   * @param passed how long it has taken
   * @param awaited who had to come on meanwhile
   */
  void tick(long planned, long passed, List<Thread> awaited) {
    long waited = passed > planned + LATE ? planned : passed;
    long most = 0;
    boolean computes = false;
    for (Thread thread : awaited) {
      most = Math.max(most, usedSinceLastTick(thread));
      computes |= wantsCpu(thread);
    }
    if (!computes) {
      counted += waited;
      endWindow();
      return;
    }
    counted += most;
    computed += most;
    window += waited;
    if (window >= WINDOW) {
      if (computed < window / PARTS) {
        counted += window - computed;
      }
      endWindow();
    }
  }

  private void endWindow() {
    window = 0;
    computed = 0;
  }

  private long usedSinceLastTick(Thread thread) {
    long now = CpuTimes.of(thread);
    Long before = used.put(thread, now);
    return before == null ? 0 : Math.max(0, now - before);
  }

  /**
   * Whether a thread wants a CPU. One that the engine has woken and that has not returned yet wants
   * one too.
   */
  private static boolean wantsCpu(Thread thread) {
    return switch (thread.getState()) {
      case NEW, RUNNABLE, TERMINATED -> true;
      case BLOCKED, WAITING, TIMED_WAITING -> LockSupport.getBlocker(thread) instanceof Parking;
    };
  }
}
