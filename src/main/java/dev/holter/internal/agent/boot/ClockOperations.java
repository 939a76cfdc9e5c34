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

  /** Hands the result of an operation to whoever waits for it. */
  private record Completing<V>(CompletableFuture<V> result)
      implements CompletionHandler<V, @Nullable Object> {
    @Override
    public void completed(V done, @Nullable Object attached) {
      result.complete(done);
    }

    @Override
    public void failed(Throwable failure, @Nullable Object attached) {
      result.completeExceptionally(failure);
    }
  }

  /** Begins an operation whose result is waited for. */
  <V> Future<V> begin(Callable<V> operation) {
    CompletableFuture<V> result = new CompletableFuture<>();
    begin(operation, null, new Completing<>(result));
    return result;
  }

  /** Begins one whose result is handed over, on the thread that has it. */
  <V, A> void begin(
      Callable<V> operation, @Nullable A attached, CompletionHandler<V, ? super A> handler) {
    if (handler == null) {
      throw new NullPointerException("'handler' is null");
    }
    if (!pending.compareAndSet(false, true)) {
      throw whenPending.get();
    }
    boolean wasOpen = channel.isOpen();
    clock.execute(() -> run(operation, wasOpen, attached, handler));
  }

  /** The next one may begin in what sees the result. */
  private <V, A> void run(
      Callable<V> operation,
      boolean wasOpen,
      @Nullable A attached,
      CompletionHandler<V, ? super A> handler) {
    V done;
    try {
      done = operation.call();
    } catch (Exception failure) {
      pending.set(false);
      // Whether the thread had come to its wait when the channel was closed is chance.
      boolean closedMeanwhile = wasOpen && failure instanceof ClosedChannelException;
      handler.failed(closedMeanwhile ? new AsynchronousCloseException() : failure, attached);
      return;
    }
    pending.set(false);
    handler.completed(done, attached);
  }
}
