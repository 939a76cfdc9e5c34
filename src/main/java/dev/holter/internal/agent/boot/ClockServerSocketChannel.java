package dev.holter.internal.agent.boot;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.AcceptPendingException;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.NotYetBoundException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.spi.AsynchronousChannelProvider;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Accepts connections on threads of the clock. */
final class ClockServerSocketChannel extends AsynchronousServerSocketChannel {
  private final ServerSocketChannel channel;
  private final Executor clock;
  private final ClockOperations accepts;

  private ClockServerSocketChannel(
      AsynchronousChannelProvider provider, ServerSocketChannel channel, Executor clock) {
    super(provider);
    this.channel = channel;
    this.clock = clock;
    this.accepts = new ClockOperations(channel, clock, AcceptPendingException::new);
  }

  static ClockServerSocketChannel open(AsynchronousChannelProvider provider, Executor clock)
      throws IOException {
    return new ClockServerSocketChannel(provider, ServerSocketChannel.open(), clock);
  }

  @Override
  public <A> void accept(
      @Nullable A attachment, CompletionHandler<AsynchronousSocketChannel, ? super A> handler) {
    accepts.begin(acceptance(), attachment, handler);
  }

  @Override
  public Future<AsynchronousSocketChannel> accept() {
    return accepts.begin(acceptance());
  }

  private Callable<AsynchronousSocketChannel> acceptance() {
    if (channel.isOpen() && channel.socket().getLocalPort() < 0) {
      throw new NotYetBoundException();
    }
    return () -> new ClockSocketChannel(provider(), channel.accept(), clock);
  }

  @Override
  public AsynchronousServerSocketChannel bind(@Nullable SocketAddress local, int backlog)
      throws IOException {
    channel.bind(local, backlog);
    return this;
  }

  @Override
  public @Nullable SocketAddress getLocalAddress() throws IOException {
    return channel.getLocalAddress();
  }

  @Override
  public <T> AsynchronousServerSocketChannel setOption(SocketOption<T> name, T value)
      throws IOException {
    channel.setOption(name, value);
    return this;
  }

  @Override
  public <T> T getOption(SocketOption<T> name) throws IOException {
    return channel.getOption(name);
  }

  @Override
  public Set<SocketOption<?>> supportedOptions() {
    return channel.supportedOptions();
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
