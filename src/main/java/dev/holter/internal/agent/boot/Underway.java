package dev.holter.internal.agent.boot;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** What real threads bring back to a thread of a clock: time stands still until it is there. */
final class Underway {
  private Underway() {}

  /** Completes as the answer does, on a thread of the clock, and so does what depends on it. */
  static <T> CompletableFuture<T> take(ThreadHook hook, String what, CompletableFuture<T> answer) {
    return answer.isDone() ? answer : take(hook, answer, hook.hold(what));
  }

  /** The same for one that says itself when it has arrived. */
  static <T> CompletableFuture<T> take(
      ThreadHook hook, CompletableFuture<T> answer, Runnable arrives) {
    AtomicBoolean there = new AtomicBoolean();
    Runnable arrived =
        () -> {
          if (there.compareAndSet(false, true)) {
            arrives.run();
          }
        };
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
}
