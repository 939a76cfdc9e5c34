package dev.holter.borders;

import static dev.holter.borders.Beats.every;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.time.HeldTimeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.InterruptedByTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Asynchronous channels for sockets, between threads of a test. */
@StepFunctionsTest
class AsynchronousChannelTests {

  /** Completes as an operation does that is given a handler. */
  private static final class Result<V> extends CompletableFuture<V>
      implements CompletionHandler<V, Object> {
    @Override
    public void completed(V result, Object attachment) {
      complete(result);
    }

    @Override
    public void failed(Throwable failure, Object attachment) {
      completeExceptionally(failure);
    }
  }

  private static AsynchronousServerSocketChannel server() throws IOException {
    return AsynchronousServerSocketChannel.open()
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private static AsynchronousSocketChannel connected(AsynchronousServerSocketChannel server)
      throws Exception {
    AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
    channel.connect(server.getLocalAddress()).get();
    return channel;
  }

  private static Socket socketTo(AsynchronousServerSocketChannel server) throws IOException {
    InetSocketAddress address = (InetSocketAddress) server.getLocalAddress();
    return new Socket(address.getAddress(), address.getPort());
  }

  @Repeated
  void a_future_waits_for_what_another_thread_writes(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    try (AsynchronousServerSocketChannel server = server()) {
      stepFunctions.runScript(
          () -> {
            try (AsynchronousSocketChannel writes = connected(server)) {
              for (int i = 0; i < 3; i++) {
                Thread.sleep(20_000);
                writes.write(ByteBuffer.wrap(new byte[] {1})).get();
              }
            }
          });
      stepFunctions.runScript(
          () -> {
            AsynchronousSocketChannel reads = server.accept().get();
            while (reads.read(ByteBuffer.allocate(4)).get(60, TimeUnit.SECONDS) > 0) {
              beats.beat();
            }
          });

      clock.advanceBy(ofSeconds(100));
    }
    assertThat(beats.instants()).isEqualTo(every(20, 3));
  }

  /** Beats for each byte, and looks for the next one. */
  private record Endpoint(AsynchronousSocketChannel channel, ByteBuffer room, Beats beats)
      implements CompletionHandler<Integer, Object> {
    void read() {
      room.clear();
      channel.read(room, null, this);
    }

    @Override
    public void completed(Integer count, Object attachment) {
      if (count > 0) {
        beats.beat();
        read();
      }
    }

    @Override
    public void failed(Throwable failure, Object attachment) {
      throw new AssertionError(failure);
    }
  }

  @Repeated
  void a_worker_that_is_an_endpoint_with_handlers(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    try (AsynchronousServerSocketChannel server = server()) {
      Result<AsynchronousSocketChannel> accepted = new Result<>();
      server.accept(null, accepted);
      accepted.thenAccept(channel -> new Endpoint(channel, ByteBuffer.allocate(1), beats).read());
      stepFunctions.runScript(
          () -> {
            try (Socket socket = socketTo(server)) {
              for (int i = 0; i < 3; i++) {
                Thread.sleep(20_000);
                socket.getOutputStream().write(1);
              }
            }
          });

      clock.advanceBy(ofSeconds(100));
    }
    assertThat(beats.instants()).isEqualTo(every(20, 3));
  }

  @Repeated
  void a_limit_of_a_read_comes_in_virtual_time(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    try (AsynchronousServerSocketChannel server = server();
        Socket mute = socketTo(server);
        AsynchronousSocketChannel channel = server.accept().get()) {
      Result<Integer> read = new Result<>();
      channel.read(ByteBuffer.allocate(4), 20, TimeUnit.SECONDS, null, read);

      assertThatThrownBy(read::get).hasCauseInstanceOf(InterruptedByTimeoutException.class);
      beats.beat();

      assertThat(mute.isConnected()).isTrue();
      assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(4)))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(clock.elapsed()).isEqualTo(ofSeconds(20));
    assertThat(beats.instants()).isEqualTo(every(20, 1));
  }

  @Test
  void several_buffers_are_written_and_read_in_their_order() throws Exception {
    try (AsynchronousServerSocketChannel server = server();
        AsynchronousSocketChannel from = connected(server);
        AsynchronousSocketChannel to = server.accept().get()) {
      Result<Long> written = new Result<>();
      from.write(
          new ByteBuffer[] {
            ByteBuffer.wrap("not ".getBytes(US_ASCII)),
            ByteBuffer.wrap("ab".getBytes(US_ASCII)),
            ByteBuffer.wrap("cde".getBytes(US_ASCII))
          },
          1,
          2,
          0,
          TimeUnit.SECONDS,
          null,
          written);
      assertThat(written.get()).isEqualTo(5);

      assertThat(read(to, 9)).isEqualTo("[abc][de]");
      from.shutdownOutput();
      Result<Integer> end = new Result<>();
      to.read(ByteBuffer.allocate(1), 9, TimeUnit.SECONDS, null, end);
      assertThat(end.get()).isEqualTo(-1);
    }
  }

  private static String read(AsynchronousSocketChannel channel, long limit) throws Exception {
    ByteBuffer first = ByteBuffer.allocate(3);
    ByteBuffer second = ByteBuffer.allocate(5);
    Result<Long> count = new Result<>();
    channel.read(new ByteBuffer[] {first, second}, 0, 2, limit, TimeUnit.SECONDS, null, count);
    assertThat(count.get()).isEqualTo(5);
    return text(first.flip()) + text(second.flip());
  }

  private static String text(ByteBuffer bytes) {
    return "[" + US_ASCII.decode(bytes) + "]";
  }

  @Repeated
  void a_channel_that_is_closed_ends_what_waits() throws Exception {
    AsynchronousServerSocketChannel server = server();
    Future<AsynchronousSocketChannel> waits = server.accept();
    Thread.sleep(1_000);

    server.close();

    assertThatThrownBy(waits::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(AsynchronousCloseException.class);
    assertThat(server.isOpen()).isFalse();
  }

  /** Its threads wait in native code, where nobody sees what they wait for. */
  @Test
  @StepFunctionsTest(watchdog = "PT3S")
  void a_group_of_the_tests_own_keeps_time_still(VirtualClock clock) throws Exception {
    AsynchronousChannelGroup group =
        AsynchronousChannelGroup.withFixedThreadPool(1, Executors.defaultThreadFactory());
    try (AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open(group)) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).accept();

      assertThatThrownBy(() -> clock.advanceBy(ofSeconds(60)))
          .isExactlyInstanceOf(HeldTimeException.class)
          .hasMessageContaining("sun.nio.ch.");
    }
    group.shutdownNow();
  }

  /**
   * What a caller does wrong, and what it asks for, at a channel of the JDK's and at one of ours.
   */
  @Test
  void what_is_refused_is_refused_as_the_jdk_does(VirtualClock clock) throws Exception {
    List<Object> ours = refused();

    assertThat(ours).isEqualTo(clock.inRealTime(AsynchronousChannelTests::refused));
  }

  @SuppressWarnings("try") // What a closed channel refuses is seen as well.
  private static List<Object> refused() throws Exception {
    List<Object> seen = new ArrayList<>();
    try (AsynchronousServerSocketChannel unbound = AsynchronousServerSocketChannel.open();
        AsynchronousServerSocketChannel server = server();
        AsynchronousSocketChannel fresh = AsynchronousSocketChannel.open();
        AsynchronousSocketChannel channel = connected(server);
        AsynchronousSocketChannel peer = server.accept().get()) {
      ByteBuffer room = ByteBuffer.allocate(1);
      seen.add(thrown(unbound::accept));
      seen.add(thrown(() -> fresh.read(room)));
      seen.add(thrown(() -> fresh.write(room)));
      seen.add(thrown(() -> fresh.connect(null)));
      seen.add(thrown(() -> fresh.connect(InetSocketAddress.createUnresolved("a.invalid", 1))));
      seen.add(thrown(() -> channel.connect(server.getLocalAddress())));
      seen.add(thrown(() -> channel.read(room.asReadOnlyBuffer())));
      seen.add(thrown(() -> channel.read(room, null, null)));
      seen.add(thrown(() -> channel.write(room, null, null)));
      server.accept();
      seen.add(thrown(server::accept));
      channel.read(room);
      seen.add(thrown(() -> channel.read(ByteBuffer.allocate(1))));
      seen.add(peer.read(ByteBuffer.allocate(0)).get());
      seen.add(peer.setOption(StandardSocketOptions.TCP_NODELAY, true) == peer);
      seen.add(peer.getOption(StandardSocketOptions.TCP_NODELAY));
      seen.add(peer.getRemoteAddress().equals(channel.getLocalAddress()));
      seen.add(fresh.getRemoteAddress());
      channel.close();
      seen.add(thrown(() -> channel.write(room).get()));
      seen.add(thrown(() -> channel.read(room).get()));
      seen.add(thrown(() -> channel.getLocalAddress()));
    }
    return seen;
  }

  private static Object thrown(Executable act) {
    Throwable failure = catchThrowable(act::execute);
    Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
    return failure == null ? "" : failure.getClass() + " " + cause.getClass();
  }
}
