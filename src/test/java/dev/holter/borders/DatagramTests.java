package dev.holter.borders;

import static dev.holter.borders.Beats.every;
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
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What threads of one test send one another in datagrams, and waits up to a limit for it. */
@StepFunctionsTest
class DatagramTests {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private static DatagramPacket packet() {
    return new DatagramPacket(new byte[1], 1);
  }

  private static void sendEvery20Seconds(FakeStepFunctions stepFunctions, int port) {
    stepFunctions.runScript(
        () -> {
          try (DatagramSocket socket = new DatagramSocket()) {
            for (int n = 0; n < 3; n++) {
              Thread.sleep(20_000);
              socket.send(new DatagramPacket(new byte[1], 1, LOOPBACK, port));
            }
          }
        });
  }

  @Repeated
  void a_socket_receives(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, LOOPBACK)) {
      sendEvery20Seconds(stepFunctions, socket.getLocalPort());
      Beats.assertEvery20Seconds(stepFunctions, client, clock, () -> socket.receive(packet()));
    }
  }

  @Repeated
  void a_channel_receives(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws IOException {
    try (DatagramChannel channel =
        DatagramChannel.open().bind(new InetSocketAddress(LOOPBACK, 0))) {
      sendEvery20Seconds(stepFunctions, channel.socket().getLocalPort());
      Beats.assertEvery20Seconds(
          stepFunctions, client, clock, () -> channel.receive(ByteBuffer.allocate(1)));
    }
  }

  @Repeated
  void a_selector_tells(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws IOException {
    try (DatagramChannel channel = DatagramChannel.open().bind(new InetSocketAddress(LOOPBACK, 0));
        Selector selector = Selector.open()) {
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      sendEvery20Seconds(stepFunctions, channel.socket().getLocalPort());
      Beats.assertEvery20Seconds(
          stepFunctions,
          client,
          clock,
          () -> {
            selector.select();
            selector.selectedKeys().clear();
            channel.receive(ByteBuffer.allocate(1));
          });
    }
  }

  @Repeated
  void an_answer_takes_its_time(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws IOException {
    try (DatagramSocket server = new DatagramSocket(0, LOOPBACK);
        DatagramSocket socket = new DatagramSocket()) {
      stepFunctions.runScript(
          () -> {
            DatagramPacket packet = packet();
            for (int n = 0; n < 3; n++) {
              server.receive(packet);
              Thread.sleep(20_000);
              server.send(packet);
            }
          });
      socket.connect(LOOPBACK, server.getLocalPort());
      Beats.assertEvery20Seconds(
          stepFunctions,
          client,
          clock,
          () -> {
            socket.send(packet());
            socket.receive(packet());
          });
    }
  }

  @Repeated
  void a_limit_comes_first(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws IOException {
    Beats beats = Beats.begin(stepFunctions, client);
    try (DatagramSocket socket = new DatagramSocket(0, LOOPBACK)) {
      socket.setSoTimeout(7_000);
      sendEvery20Seconds(stepFunctions, socket.getLocalPort());
      stepFunctions.runScript(
          () -> {
            for (int n = 0; n < 4; n++) {
              try {
                socket.receive(packet());
              } catch (SocketTimeoutException noneYet) {
                // A tick.
              }
              beats.beat();
            }
          });
      clock.advanceBy(ofSeconds(30));
    }
    assertThat(beats.instants())
        .containsExactly(ofSeconds(7), ofSeconds(14), ofSeconds(20), ofSeconds(27));
  }

  @Repeated
  void a_peer_is_mute(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws IOException {
    Beats beats = Beats.begin(stepFunctions, client);
    try (DatagramSocket mute = new DatagramSocket(0, LOOPBACK);
        DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(3_000);
      stepFunctions.runScript(
          () -> {
            for (int n = 0; n < 3; n++) {
              socket.send(new DatagramPacket(new byte[1], 1, LOOPBACK, mute.getLocalPort()));
              assertThatThrownBy(() -> socket.receive(packet()))
                  .isInstanceOf(SocketTimeoutException.class);
              beats.beat();
            }
          });
      clock.advanceBy(ofSeconds(10));
    }
    assertThat(beats.instants()).isEqualTo(every(3, 3));
  }

  @Repeated
  @SuppressWarnings("try") // That another thread closes it is what is tested.
  void another_thread_closes_the_socket(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws IOException {
    Beats beats = Beats.begin(stepFunctions, client);
    try (DatagramSocket socket = new DatagramSocket(0, LOOPBACK)) {
      stepFunctions.runScript(
          () -> {
            Thread.sleep(20_000);
            socket.close();
          });
      stepFunctions.runScript(
          () -> {
            assertThatThrownBy(() -> socket.receive(packet())).isInstanceOf(SocketException.class);
            beats.beat();
          });
      clock.advanceBy(ofSeconds(30));
    }
    assertThat(beats.instants()).isEqualTo(every(20, 1));
  }
}
