package dev.holter.internal.agent.boot;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;

/** Notes who uses the common pool, whose threads are on nobody's clock. */
public final class OnForkJoin {
  private OnForkJoin() {}

  /** Before {@link ForkJoinPool#commonPool()}. */
  public static void commonPool() {
    ThreadHook hook = HookTable.current();
    if (hook != null) {
      hook.commonPool();
    }
  }

  /** Before {@link ForkJoinTask#fork()}, which goes to the pool of the thread, if it has one. */
  public static void fork() {
    if (!(Thread.currentThread() instanceof ForkJoinWorkerThread)) {
      commonPool();
    }
  }
}
