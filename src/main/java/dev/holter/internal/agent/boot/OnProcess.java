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

  /** What {@code onExit} of a process, or of its handle, returns: as if waited for from here on. */
  public static <T> CompletableFuture<T> onExit(CompletableFuture<T> end) {
    ThreadHook hook = HookTable.current();
    return hook == null ? end : Underway.take(hook, "Process.onExit", end);
  }
}
