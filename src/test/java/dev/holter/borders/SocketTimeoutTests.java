package dev.holter.borders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.WorkerRun;
import dev.holter.time.HeldTimeException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/**
 * A wait for a socket takes no virtual time. One that waits up to its own limit would have let the
 * worker's next beat come too late, so it fails the test.
 */
@StepFunctionsTest
class SocketTimeoutTests {
  static final int LIMIT = 30;

  /** A peer that never says anything. */
  interface Wait {
    void on(ServerSocket mute) throws Exception;
  }

  private static void assertRefused(
      FakeStepFunctions stepFunctions, VirtualClock clock, String what, Wait wait)
      throws Exception {
    try (ServerSocket mute =
        clock.inRealTime(() -> new ServerSocket(0, 5, InetAddress.getLoopbackAddress()))) {
      assertThatThrownBy(
              () -> {
                stepFunctions.runScript(
                    () -> {
                      try {
                        wait.on(mute);
                      } catch (IOException gaveUp) {
                        Thread.sleep(1_000);
                      }
                    });
                clock.advanceBy(Duration.ofSeconds(20));
              })
          .isExactlyInstanceOf(HeldTimeException.class)
          .hasMessageStartingWith(
              "[worker-1] gave up in "
                  + what
                  + " at [2025-01-01T00:00:00Z]: such a wait cannot be virtual, its limit came in"
                  + " real time and virtual time stood still.\n")
          .hasMessageContaining("SocketTimeoutTests");
    }
  }

  @Test
  void a_read(FakeStepFunctions stepFunctions, VirtualClock clock) throws Exception {
    assertRefused(
        stepFunctions,
        clock,
        "Socket$SocketInputStream.read",
        mute -> {
          try (Socket socket = new Socket(mute.getInetAddress(), mute.getLocalPort())) {
            socket.setSoTimeout(LIMIT);
            assertThat(socket.getInputStream().read()).isZero();
          }
        });
  }

  /** Nobody answers who has as many connections to accept as the system keeps for it. */
  static void assertConnectingRefused(
      FakeStepFunctions stepFunctions, VirtualClock clock, String message, Wait wait)
      throws Exception {
    List<SocketChannel> queue = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      clock.inRealTime(
          () -> {
            for (int place = 0; place < 8; place++) {
              SocketChannel channel = SocketChannel.open();
              channel.configureBlocking(false);
              channel.connect(full.getLocalSocketAddress());
              queue.add(channel);
            }
            return null;
          });
      assertThatThrownBy(
              () -> {
                stepFunctions.runScript(
                    () -> {
                      try {
                        wait.on(full);
                      } catch (IOException | CompletionException gaveUp) {
                        Thread.sleep(1_000);
                      }
                    });
                clock.advanceBy(Duration.ofSeconds(20));
              })
          .isExactlyInstanceOf(HeldTimeException.class)
          .hasMessageContaining(message)
          .hasMessageContaining("[2025-01-01T00:00:00Z]");
    } finally {
      for (SocketChannel channel : queue) {
        channel.close();
      }
    }
  }

  @Test
  void a_connection(FakeStepFunctions stepFunctions, VirtualClock clock) throws Exception {
    assertConnectingRefused(
        stepFunctions,
        clock,
        "[worker-1] gave up in Socket.connect at ",
        full -> {
          try (Socket socket = new Socket()) {
            socket.connect(full.getLocalSocketAddress(), LIMIT);
          }
        });
  }

  @Test
  void a_connection_over_http(FakeStepFunctions stepFunctions, VirtualClock clock)
      throws Exception {
    assertConnectingRefused(
        stepFunctions,
        clock,
        "[worker-1] gave up in ",
        full -> {
          URLConnection connection =
              URI.create("http://127.0.0.1:" + full.getLocalPort()).toURL().openConnection();
          connection.setConnectTimeout(LIMIT);
          connection.connect();
        });
  }

  @Test
  void an_answer_over_http(FakeStepFunctions stepFunctions, VirtualClock clock) throws Exception {
    assertRefused(
        stepFunctions,
        clock,
        "HttpURLConnection.getInputStream",
        mute -> {
          URLConnection connection = uri(mute).toURL().openConnection();
          connection.setReadTimeout(LIMIT);
          connection.getInputStream().close();
        });
  }

  @Test
  void an_accept_as_a_tick(FakeStepFunctions stepFunctions, VirtualClock clock) throws Exception {
    assertRefused(
        stepFunctions,
        clock,
        "ServerSocket.accept",
        mute -> {
          mute.setSoTimeout(LIMIT);
          mute.accept().close();
        });
  }

  @Test
  void an_answer_by_a_datagram(FakeStepFunctions stepFunctions, VirtualClock clock)
      throws Exception {
    assertRefused(
        stepFunctions,
        clock,
        "DatagramSocket.receive",
        mute -> {
          try (DatagramSocket socket = new DatagramSocket(0, mute.getInetAddress())) {
            DatagramPacket packet = new DatagramPacket(new byte[1], 1);
            packet.setSocketAddress(mute.getLocalSocketAddress());
            socket.send(packet);
            socket.setSoTimeout(LIMIT);
            socket.receive(packet);
          }
        });
  }

  @Test
  void a_datagram_to_a_group(FakeStepFunctions stepFunctions, VirtualClock clock) throws Exception {
    assertRefused(
        stepFunctions,
        clock,
        "DatagramSocket.receive",
        mute -> {
          try (MulticastSocket socket = new MulticastSocket()) {
            NetworkInterface loopback = NetworkInterface.getByInetAddress(mute.getInetAddress());
            socket.joinGroup(new InetSocketAddress("239.1.2.3", 0), loopback);
            socket.setSoTimeout(LIMIT);
            socket.receive(new DatagramPacket(new byte[1], 1));
          }
        });
  }

  @Test
  void an_answer_to_the_JDKs_client(FakeStepFunctions stepFunctions, VirtualClock clock)
      throws Exception {
    assertRefused(
        stepFunctions,
        clock,
        "HttpClient.send",
        mute -> {
          HttpRequest request =
              HttpRequest.newBuilder(uri(mute)).timeout(Duration.ofMillis(LIMIT)).build();
          HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
        });
  }

  private static URI uri(ServerSocket server) {
    return URI.create(
        "http://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort());
  }

  @Test
  void what_a_client_says_itself_is_no_such_wait(FakeStepFunctions stepFunctions) {
    stepFunctions.runWorker(() -> assertThat(new SocketTimeoutException("virtual")).hasNoCause());
  }

  /** Clients do so before they use a connection again that has been idle for a while. */
  @Test
  void a_look_whether_a_peer_has_hung_up_is_no_such_wait(
      FakeStepFunctions stepFunctions, VirtualClock clock) throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      stepFunctions.runScript(
          () -> {
            try (Socket socket = new Socket(mute.getInetAddress(), mute.getLocalPort())) {
              socket.setSoTimeout(1);
              assertThatThrownBy(() -> socket.getInputStream().read())
                  .isExactlyInstanceOf(SocketTimeoutException.class);
            }
          });
      clock.advanceBy(Duration.ofSeconds(1));
    }
  }

  /**
   * Newer JDKs count the wait for the socket's lock, so a look may be over before they have looked:
   * on a busy machine, and wherever another thread reads already.
   */
  @Test
  void a_look_that_is_over_before_it_has_looked(FakeStepFunctions stepFunctions, VirtualClock clock)
      throws Exception {
    assumeTrue(Runtime.version().feature() >= 25, "Older ones wait for the lock without a limit.");
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Socket mute =
            clock.inRealTime(() -> new Socket(server.getInetAddress(), server.getLocalPort()));
        Socket served = clock.inRealTime(server::accept)) {
      stepFunctions.runScript(
          () ->
              assertThatThrownBy(() -> served.getInputStream().read())
                  .isInstanceOf(SocketException.class));
      WorkerRun looking = stepFunctions.runScript(() -> look(served));
      clock.advanceBy(Duration.ofSeconds(1));
      assertThat(looking.isRunning()).isFalse();
      assertThat(mute.isClosed()).isFalse();
    }
  }

  private static void look(Socket socket) throws IOException {
    socket.setSoTimeout(1);
    assertThatThrownBy(() -> socket.getInputStream().read())
        .isExactlyInstanceOf(SocketTimeoutException.class);
  }

  /** How long a look lasts says nothing of the next read. */
  @Test
  void a_read_of_a_channels_socket_after_a_look(FakeStepFunctions stepFunctions, VirtualClock clock)
      throws Exception {
    assertRefused(
        stepFunctions,
        clock,
        Runtime.version().feature() < 21 ? "SocketAdaptor$1.read" : "SocketInputStream.read",
        mute -> {
          try (Socket looking = new Socket(mute.getInetAddress(), mute.getLocalPort());
              SocketChannel channel = SocketChannel.open(mute.getLocalSocketAddress())) {
            looking.setSoTimeout(1);
            assertThatThrownBy(() -> looking.getInputStream().read())
                .isExactlyInstanceOf(SocketTimeoutException.class);
            channel.socket().setSoTimeout(LIMIT);
            assertThat(channel.socket().getInputStream().read()).isZero();
          }
        });
  }

  @Test
  void in_real_time_it_is_the_callers_affair(VirtualClock clock) throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      mute.setSoTimeout(LIMIT);
      assertThatThrownBy(() -> clock.inRealTime(mute::accept))
          .isExactlyInstanceOf(SocketTimeoutException.class);
    }
    clock.advanceBy(Duration.ofSeconds(1));
  }
}
