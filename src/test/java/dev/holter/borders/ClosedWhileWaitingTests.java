package dev.holter.borders;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * A thread that waits at something which another one closes. It goes on at that instant, before
 * time moves.
 */
@StepFunctionsTest
class ClosedWhileWaitingTests {

  private interface End {
    void run(Thread waiting) throws IOException;
  }

  private static End closing(Closeable one) {
    return waiting -> one.close();
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static void assertGoesOnAt10(
      ThrowingCallable wait,
      Class<? extends Exception> end,
      End close,
      FakeStepFunctions stepFunctions,
      SfnClient client,
      VirtualClock clock)
      throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    Thread waiting =
        new Thread(
            () -> {
              assertThatThrownBy(wait).isInstanceOf(end);
              assertThat(Thread.interrupted()).isEqualTo(end == ClosedByInterruptException.class);
              beats.beat();
            });
    waiting.start();
    clock.advanceBy(ofSeconds(10));

    close.run(waiting);
    waiting.join();

    assertThat(clock.elapsed()).isEqualTo(ofSeconds(10));
    assertThat(beats.instants()).containsExactly(ofSeconds(10));
  }

  @Repeated
  void a_servers_socket(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

    assertGoesOnAt10(
        server::accept, SocketException.class, closing(server), stepFunctions, client, clock);
  }

  @Repeated
  void a_servers_channel(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    ServerSocketChannel server = ServerSocketChannel.open().bind(anyPort());

    assertGoesOnAt10(
        server::accept,
        ClosedChannelException.class,
        closing(server),
        stepFunctions,
        client,
        clock);
  }

  private interface SocketEnd {
    void run(Socket reads) throws IOException;
  }

  private static void assertReadOfSocketGoesOnAt10(
      Class<? extends Exception> end,
      SocketEnd act,
      FakeStepFunctions stepFunctions,
      SfnClient client,
      VirtualClock clock)
      throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket peer = server.accept()) {
      assertThat(peer.isConnected()).isTrue();

      assertGoesOnAt10(
          () -> failAtEnd(socket.getInputStream().read()),
          end,
          waiting -> act.run(socket),
          stepFunctions,
          client,
          clock);
    }
  }

  private static void failAtEnd(int read) throws EOFException {
    if (read < 0) {
      throw new EOFException();
    }
  }

  @Repeated
  void a_socket(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    assertReadOfSocketGoesOnAt10(
        SocketException.class, Socket::close, stepFunctions, client, clock);
  }

  /** What it reads then is the end. */
  @Repeated
  void a_sockets_input(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    assertReadOfSocketGoesOnAt10(
        EOFException.class, Socket::shutdownInput, stepFunctions, client, clock);
  }

  @Repeated
  void a_channel(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open().bind(anyPort());
        SocketChannel channel = SocketChannel.open(server.getLocalAddress());
        SocketChannel peer = server.accept()) {
      assertGoesOnAt10(
          () -> peer.read(ByteBuffer.allocate(1)),
          ClosedChannelException.class,
          closing(peer),
          stepFunctions,
          client,
          clock);
      assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  @Repeated
  void a_pipe(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    Pipe pipe = Pipe.open();

    assertGoesOnAt10(
        () -> pipe.source().read(ByteBuffer.allocate(1)),
        ClosedChannelException.class,
        closing(pipe.source()),
        stepFunctions,
        client,
        clock);
    pipe.sink().close();
  }

  @Repeated
  void a_selector(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    Selector selector = Selector.open();

    assertGoesOnAt10(
        () -> {
          while (true) {
            selector.select();
          }
        },
        ClosedSelectorException.class,
        closing(selector),
        stepFunctions,
        client,
        clock);
  }

  @Repeated
  void a_socket_for_datagrams(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());

    assertGoesOnAt10(
        () -> socket.receive(new DatagramPacket(new byte[1], 1)),
        SocketException.class,
        closing(socket),
        stepFunctions,
        client,
        clock);
  }

  private interface ChannelEnd {
    void run(SocketChannel reads, Thread waiting) throws IOException;
  }

  private static void assertReadGoesOnAt10(
      Class<? extends Exception> end,
      ChannelEnd act,
      FakeStepFunctions stepFunctions,
      SfnClient client,
      VirtualClock clock)
      throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open().bind(anyPort());
        SocketChannel channel = SocketChannel.open(server.getLocalAddress());
        SocketChannel peer = server.accept()) {
      assertThat(peer.isConnected()).isTrue();

      assertGoesOnAt10(
          () -> failAtEnd(channel.read(ByteBuffer.allocate(1))),
          end,
          waiting -> act.run(channel, waiting),
          stepFunctions,
          client,
          clock);
    }
  }

  @Repeated
  void a_channels_input(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    assertReadGoesOnAt10(
        EOFException.class,
        (channel, waiting) -> channel.shutdownInput(),
        stepFunctions,
        client,
        clock);
  }

  @Repeated
  void a_channel_whose_reader_is_interrupted(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    assertReadGoesOnAt10(
        ClosedByInterruptException.class,
        (channel, waiting) -> waiting.interrupt(),
        stepFunctions,
        client,
        clock);
  }

  private static void assertInterruptGoesOnAt10(
      ThrowingCallable wait, FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    assertGoesOnAt10(
        wait, ClosedByInterruptException.class, Thread::interrupt, stepFunctions, client, clock);
  }

  @Repeated
  void a_pipe_whose_reader_is_interrupted(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    Pipe pipe = Pipe.open();

    assertInterruptGoesOnAt10(
        () -> pipe.source().read(ByteBuffer.allocate(1)), stepFunctions, client, clock);
    pipe.sink().close();
  }

  @Repeated
  void a_servers_channel_whose_acceptor_is_interrupted(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    ServerSocketChannel server = ServerSocketChannel.open().bind(anyPort());

    assertInterruptGoesOnAt10(server::accept, stepFunctions, client, clock);
  }

  @Repeated
  void a_channel_for_datagrams_whose_reader_is_interrupted(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    DatagramChannel channel = DatagramChannel.open().bind(anyPort());

    assertInterruptGoesOnAt10(
        () -> channel.receive(ByteBuffer.allocate(1)), stepFunctions, client, clock);
  }
}
