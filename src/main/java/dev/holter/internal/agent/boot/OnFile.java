package dev.holter.internal.agent.boot;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;

/** In the place of what an asynchronous channel of a file does with the threads of its pool. */
public final class OnFile {
  private OnFile() {}

  /**
   * {@link ExecutorService#execute}: the JDK's own pool, which all channels of the JVM share, is in
   * real time, so a thread of the clock does its work. A pool of the user's is on the clock itself.
   */
  public static void execute(ExecutorService pool, Runnable task) {
    ThreadHook hook = HookTable.current();
    if (hook != null && isOfTheJdk(pool)) {
      hook.scheduler().execute(task);
    } else {
      pool.execute(task);
    }
  }

  private static boolean isOfTheJdk(ExecutorService pool) {
    return pool instanceof ThreadPoolExecutor threads
        && threads.getThreadFactory().getClass().getPackageName().equals("sun.nio.ch");
  }
}
