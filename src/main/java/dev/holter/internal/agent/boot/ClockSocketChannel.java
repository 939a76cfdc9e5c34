package dev.holter.internal.agent.boot;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.ConnectionPendingException;
import java.nio.channels.InterruptedByTimeoutException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.ReadPendingException;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.nio.channels.WritePendingException;
import java.nio.channels.spi.AsynchronousChannelProvider;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connects, reads and writes on threads of the clock. A write has no limit, whatever it is given.
 */
final class ClockSocketChannel extends AsynchronousSocketChannel {
  private final SocketChannel channel;
  private final ClockOperations connects;
  private final ClockOperations reads;
  private final ClockOperations writes;

  /** Whether a limit has ended a read, after which nobody knows what was read. */
  private volatile boolean endedByLimit;

  ClockSocketChannel(AsynchronousChannelProvider provider, SocketChannel channel, Executor clock) {
    super(provider);
    this.channel = channel;
    this.connects = new ClockOperations(channel, clock, ConnectionPendingException::new);
    this.reads = new ClockOperations(channel, clock, ReadPendingException::new);
    this.writes = new ClockOperations(channel, clock, WritePendingException::new);
  }

  static ClockSocketChannel open(AsynchronousChannelProvider provider, Executor clock)
      throws IOException {
    return new ClockSocketChannel(provider, SocketChannel.open(), clock);
  }

  @Override
  public <A> void connect(
      SocketAddress remote, @Nullable A attachment, CompletionHandler<Void, ? super A> handler) {
    connects.begin(connection(remote), attachment, handler);
  }

  @Override
  public Future<Void> connect(SocketAddress remote) {
    return connects.begin(connection(remote));
  }

  @SuppressWarnings("NullAway") // Nothing is all that there is to hand over.
  private Callable<Void> connection(SocketAddress remote) {
    if (!(Objects.requireNonNull(remote) instanceof InetSocketAddress address)) {
      throw new UnsupportedAddressTypeException();
    }
    if (address.isUnresolved()) {
      throw new UnresolvedAddressException();
    }
    if (channel.isConnected()) {
      throw new AlreadyConnectedException();
    }
    return () -> {
      channel.connect(remote);
      return null;
    };
  }

  @Override
  public <A> void read(
      ByteBuffer dst,
      long timeout,
      TimeUnit unit,
      @Nullable A attachment,
      CompletionHandler<Integer, ? super A> handler) {
    reads.begin(reading(dst, millis(timeout, unit)), attachment, handler);
  }

  @Override
  public Future<Integer> read(ByteBuffer dst) {
    return reads.begin(reading(dst, 0));
  }

  private Callable<Integer> reading(ByteBuffer to, long limit) {
    checkRead(to);
    return () -> (int) (limit > 0 ? readWithin(limit, new ByteBuffer[] {to}) : channel.read(to));
  }

  @Override
  public <A> void read(
      ByteBuffer[] dsts,
      int offset,
      int length,
      long timeout,
      TimeUnit unit,
      @Nullable A attachment,
      CompletionHandler<Long, ? super A> handler) {
    Objects.checkFromIndexSize(offset, length, dsts.length);
    ByteBuffer[] to = Arrays.copyOfRange(dsts, offset, offset + length);
    for (ByteBuffer each : to) {
      checkRead(each);
    }
    long limit = millis(timeout, unit);
    reads.begin(() -> limit > 0 ? readWithin(limit, to) : channel.read(to), attachment, handler);
  }

  /** Zero is none; a socket's limit is at least one. */
  private static long millis(long limit, TimeUnit unit) {
    return limit <= 0 ? 0 : Math.max(1, unit.toMillis(limit));
  }

  private void checkRead(ByteBuffer to) {
    if (to.isReadOnly()) {
      throw new IllegalArgumentException("Read-only buffer");
    }
    checkConnected();
    if (endedByLimit) {
      throw new IllegalStateException("Reading not allowed due to timeout or cancellation");
    }
  }

  private void checkConnected() {
    if (channel.isOpen() && !channel.isConnected()) {
      throw new NotYetConnectedException();
    }
  }

  /** Only the socket of a blocking channel has a limit, in milliseconds. */
  private long readWithin(long limit, ByteBuffer[] to) throws IOException {
    int room = 0;
    for (ByteBuffer each : to) {
      room += each.remaining();
    }
    byte[] bytes = new byte[room];
    channel.socket().setSoTimeout((int) Math.min(limit, Integer.MAX_VALUE));
    int count;
    try {
      InputStream in = channel.socket().getInputStream();
      count = in.read(bytes);
    } catch (SocketTimeoutException limitHasCome) {
      endedByLimit = true;
      throw new InterruptedByTimeoutException();
    }
    int from = 0;
    for (ByteBuffer each : to) {
      int part = Math.min(each.remaining(), count - from);
      if (part > 0) {
        each.put(bytes, from, part);
        from += part;
      }
    }
    return count;
  }

  @Override
  public <A> void write(
      ByteBuffer src,
      long timeout,
      TimeUnit unit,
      @Nullable A attachment,
      CompletionHandler<Integer, ? super A> handler) {
    checkConnected();
    writes.begin(() -> channel.write(src), attachment, handler);
  }

  @Override
  public Future<Integer> write(ByteBuffer src) {
    checkConnected();
    return writes.begin(() -> channel.write(src));
  }

  @Override
  public <A> void write(
      ByteBuffer[] srcs,
      int offset,
      int length,
      long timeout,
      TimeUnit unit,
      @Nullable A attachment,
      CompletionHandler<Long, ? super A> handler) {
    Objects.checkFromIndexSize(offset, length, srcs.length);
    checkConnected();
    writes.begin(() -> channel.write(srcs, offset, length), attachment, handler);
  }

  @Override
  public AsynchronousSocketChannel bind(@Nullable SocketAddress local) throws IOException {
    if (connects.isPending()) {
      throw new ConnectionPendingException();
    }
    channel.bind(local);
    return this;
  }

  @Override
  public AsynchronousSocketChannel shutdownInput() throws IOException {
    channel.shutdownInput();
    return this;
  }

  @Override
  public AsynchronousSocketChannel shutdownOutput() throws IOException {
    channel.shutdownOutput();
    return this;
  }

  @Override
  public @Nullable SocketAddress getRemoteAddress() throws IOException {
    return channel.getRemoteAddress();
  }

  @Override
  public @Nullable SocketAddress getLocalAddress() throws IOException {
    return channel.getLocalAddress();
  }

  @Override
  public <T> AsynchronousSocketChannel setOption(SocketOption<T> name, T value) throws IOException {
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
