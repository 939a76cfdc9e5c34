package dev.holter.internal.agent.boot;

import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The operations of one kind at an asynchronous channel, of which one at a time is allowed. */
final class ClockOperations {
  private final Channel channel;
  private final Executor clock;
  private final Supplier<RuntimeException> whenPending;
  private final AtomicBoolean pending = new AtomicBoolean();

  ClockOperations(Channel channel, Executor clock, Supplier<RuntimeException> whenPending) {
    this.channel = channel;
    this.clock = clock;
    this.whenPending = whenPending;
  }

  boolean isPending() {
    return pending.get();
  }

  /** Begins an operation whose result is waited for. */
  <V> Future<V> begin(Callable<V> operation) {
    CompletableFuture<V> result = new CompletableFuture<>();
    begin(
        operation,
        (done, failure) -> {
          if (failure == null) {
            result.complete(done);
          } else {
            result.completeExceptionally(failure);
          }
        });
    return result;
  }

  /** Begins one whose result is handed over, on the thread that has it. */
  <V, A> void begin(
      Callable<V> operation, @Nullable A attached, CompletionHandler<V, ? super A> handler) {
    if (handler == null) {
      throw new NullPointerException("'handler' is null");
    }
    begin(
        operation,
        (done, failure) -> {
          if (failure == null) {
            handler.completed(done, attached);
          } else {
            handler.failed(failure, attached);
          }
        });
  }

  private interface Outcome<V> {
    void see(V done, @Nullable Exception failure);
  }

  private <V> void begin(Callable<V> operation, Outcome<V> outcome) {
    if (!pending.compareAndSet(false, true)) {
      throw whenPending.get();
    }
    boolean wasOpen = channel.isOpen();
    clock.execute(() -> run(operation, wasOpen, outcome));
  }

  /** The next one may begin in what sees the result. */
  @SuppressWarnings("NullAway") // Nobody looks at the result of what has failed.
  private <V> void run(Callable<V> operation, boolean wasOpen, Outcome<V> outcome) {
    V done = null;
    Exception failure = null;
    try {
      done = operation.call();
    } catch (Exception thrown) {
      failure = wasOpen && thrown instanceof ClosedChannelException ? closedMeanwhile() : thrown;
    }
    pending.set(false);
    outcome.see(done, failure);
  }

  /** Whether the thread had come to its wait by then is chance. */
  private static AsynchronousCloseException closedMeanwhile() {
    return new AsynchronousCloseException();
  }
}
