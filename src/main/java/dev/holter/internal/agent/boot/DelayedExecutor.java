package dev.holter.internal.agent.boot;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * As {@link CallersExecutor}, after a delay, and kept just as long: workers make one before there
 * is a clock.
 *
 * @param executor runs what is due; null is the default one
 */
record DelayedExecutor(long delay, TimeUnit unit, @Nullable Executor executor) implements Executor {
  @Override
  public void execute(Runnable command) {
    ScheduledExecutorService scheduler = OnCompletableFuture.scheduler();
    if (scheduler == null) {
      executeForReal(command);
    } else if (executor == null) {
      scheduler.schedule(command, delay, unit);
    } else {
      scheduler.schedule(() -> executor.execute(command), delay, unit);
    }
  }

  /** With the JDK's delay thread, though not with its class: that one cannot be made any more. */
  private void executeForReal(Runnable command) {
    CompletableFuture<Void> due =
        new CompletableFuture<Void>().completeOnTimeout(null, delay, unit);
    if (executor == null) {
      due.thenRunAsync(command);
    } else {
      due.thenRunAsync(command, executor);
    }
  }
}
