package dev.holter.internal.agent.boot;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * As {@link CallersExecutor}, after a delay.
 *
 * @param executor runs what is due; null is the default one
 */
record DelayedExecutor(long delay, TimeUnit unit, @Nullable Executor executor) implements Executor {
  @Override
  public void execute(Runnable command) {
    ScheduledExecutorService scheduler = OnCompletableFuture.scheduler();
    if (scheduler == null) {
      real().execute(command);
    } else if (executor == null) {
      scheduler.schedule(command, delay, unit);
    } else {
      scheduler.schedule(() -> executor.execute(command), delay, unit);
    }
  }

  private Executor real() {
    return executor == null
        ? CompletableFuture.delayedExecutor(delay, unit)
        : CompletableFuture.delayedExecutor(delay, unit, executor);
  }
}
