package dev.holter.internal.agent.boot;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * In the methods of {@code java.net.http.HttpClient}, whose threads are real and wake their caller:
 * time stands still until the answer is there.
 */
public final class OnHttpClient {
  private OnHttpClient() {}

  /**
   * What {@code HttpClientImpl.sendAsync} returns, on the thread that sends, which has counted up
   * to here. It completes on a thread of the clock, and so does what depends on it.
   */
  public static <T> CompletableFuture<T> sendAsync(CompletableFuture<T> answer) {
    ThreadHook hook = HookTable.reader();
    if (hook == null || answer.isDone()) {
      return answer;
    }
    Runnable arrived = hook.hold("HttpClient.send");
    Executor clock = hook.scheduler();
    CompletableFuture<T> taken =
        answer.whenCompleteAsync((response, failure) -> {}, task -> handOver(task, clock, arrived));
    // One that is cancelled does not wait for the answer any more.
    taken.whenComplete((response, failure) -> arrived.run());
    return taken;
  }

  private static void handOver(Runnable task, Executor clock, Runnable arrived) {
    try {
      clock.execute(task);
    } catch (IllegalStateException closed) {
      task.run();
    } finally {
      arrived.run();
    }
  }

  /** {@link Instant#now()} where the client plans what its own, real thread does. */
  public static Instant now() {
    return Instant.ofEpochMilli(System.currentTimeMillis());
  }
}
