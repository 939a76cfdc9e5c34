package dev.holter.internal.agent.boot;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** In the place of the methods of {@link Process}, which run in real time: nothing moves. */
public final class OnProcess {
  private OnProcess() {}

  /** {@link Process#waitFor()}. */
  public static int waitFor(Process process) throws InterruptedException {
    ThreadHook hook = HookTable.current();
    if (hook == null) {
      return process.waitFor();
    }
    hook.beginReal();
    try {
      return process.waitFor();
    } finally {
      hook.endReal();
    }
  }

  /** {@link Process#waitFor(long, TimeUnit)}. */
  public static boolean waitFor(Process process, long timeout, TimeUnit unit)
      throws InterruptedException {
    ThreadHook hook = HookTable.current();
    if (hook == null) {
      return process.waitFor(timeout, unit);
    }
    boolean ended;
    hook.beginReal();
    try {
      ended = process.waitFor(timeout, unit);
    } finally {
      hook.endReal();
    }
    if (!ended && timeout > 0) {
      hook.timedOut("Process.waitFor");
    }
    return ended;
  }

  /** {@link Process#isAlive()}. */
  public static boolean isAlive(Process process) {
    boolean alive = process.isAlive();
    if (alive && isPolled()) {
      process.onExit();
    }
    return alive;
  }

  /** {@link ProcessHandle#isAlive()}. */
  public static boolean isAlive(ProcessHandle process) {
    boolean alive = process.isAlive();
    if (alive && isPolled() && process.pid() != ProcessHandle.current().pid()) {
      process.onExit();
    }
    return alive;
  }

  /** {@link Process#exitValue()}. */
  public static int exitValue(Process process) {
    try {
      return process.exitValue();
    } catch (IllegalThreadStateException alive) {
      if (isPolled()) {
        process.onExit();
      }
      throw alive;
    }
  }

  /**
   * Whether the calling thread is a worker's, which asks to wait for the end: it sleeps and asks
   * again, and the end must not come at an instant of chance. A test asks whether what it has
   * started is there.
   */
  private static boolean isPolled() {
    ThreadHook hook = HookTable.current();
    return hook != null && !hook.isLent();
  }

  /** What {@code onExit} of a process, or of its handle, returns: as if waited for from here on. */
  public static <T> CompletableFuture<T> onExit(CompletableFuture<T> end) {
    ThreadHook hook = HookTable.current();
    return hook == null ? end : Underway.take(hook, "Process.onExit", end);
  }
}
