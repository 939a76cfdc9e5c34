package dev.holter.internal.time;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What threads have had of the CPUs so far, as far as the JVM tells. */
final class CpuTimes {
  private CpuTimes() {}

  /**
   * How long a thread has computed.
   *
   * @return nanoseconds; zero where nobody tells, as in a JVM without java.management
   */
  static long of(Thread thread) {
    try {
      return Math.max(0, Stacks.isVirtual(thread) ? ofOthers() : ofPlatform(thread));
    } catch (UnsupportedOperationException | NoClassDefFoundError without) {
      return 0;
    }
  }

  private static long ofPlatform(Thread thread) {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
  }

  /**
   * Returns a bound for a virtual thread, of which the JVM tells nothing: it has used no more than
   * all threads but the calling one together.
   */
  private static long ofOthers() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long all = 0;
    for (long id : threads.getAllThreadIds()) {
      all += Math.max(0, threads.getThreadCpuTime(id));
    }
    return all - threads.getCurrentThreadCpuTime();
  }
}
