package dev.holter.internal.agent.boot;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Runs a task in the time of whoever hands it in. Some keep it in a static field, the JDK among
 * them, so it must not belong to one clock.
 */
final class CallersExecutor implements Executor {
  @Override
  public void execute(Runnable command) {
    ThreadHook hook = HookTable.current();
    Executor executor =
        hook == null ? new CompletableFuture<Void>().defaultExecutor() : hook.scheduler();
    executor.execute(command);
  }
}
