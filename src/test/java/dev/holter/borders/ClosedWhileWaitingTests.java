package dev.holter.borders;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
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

  private interface Close {
    void run() throws IOException;
  }

  private static void assertGoesOnAt10(
      ThrowingCallable wait,
      Class<? extends Exception> end,
      Close close,
      FakeStepFunctions stepFunctions,
      SfnClient client,
      VirtualClock clock)
      throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    Thread waiting =
        new Thread(
            () -> {
              assertThatThrownBy(wait).isInstanceOf(end);
              beats.beat();
            });
    waiting.start();
    clock.advanceBy(ofSeconds(10));

    close.run();
    waiting.join();

    assertThat(clock.elapsed()).isEqualTo(ofSeconds(10));
    assertThat(beats.instants()).containsExactly(ofSeconds(10));
  }

  @Repeated
  void a_servers_socket(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

    assertGoesOnAt10(
        server::accept, SocketException.class, server::close, stepFunctions, client, clock);
  }

  @Repeated
  void a_servers_channel(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    ServerSocketChannel server =
        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

    assertGoesOnAt10(
        server::accept, ClosedChannelException.class, server::close, stepFunctions, client, clock);
  }

  @Repeated
  void a_socket(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket peer = server.accept()) {
      assertThat(peer.isConnected()).isTrue();

      assertGoesOnAt10(
          () -> socket.getInputStream().read(),
          SocketException.class,
          socket::close,
          stepFunctions,
          client,
          clock);
    }
  }

  @Repeated
  void a_channel(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    try (ServerSocketChannel server =
            ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        SocketChannel channel = SocketChannel.open(server.getLocalAddress());
        SocketChannel peer = server.accept()) {
      assertGoesOnAt10(
          () -> peer.read(ByteBuffer.allocate(1)),
          ClosedChannelException.class,
          peer::close,
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
        pipe.source()::close,
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
        selector::close,
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
        socket::close,
        stepFunctions,
        client,
        clock);
  }
}
