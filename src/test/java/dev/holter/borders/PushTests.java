package dev.holter.borders;

import static dev.holter.borders.Beats.every;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A worker beats for each thing that somebody in the test sends it, every 20 seconds. */
@StepFunctionsTest
class PushTests {
  private static final byte[] LINE = "line\n".getBytes(US_ASCII);

  private interface Lines {
    void forEach(Runnable action) throws Exception;
  }

  private static void assertBeatsForEach(
      Lines lines, FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    stepFunctions.runScript(() -> lines.forEach(beats::beat));
    clock.advanceBy(ofSeconds(100));
    assertThat(beats.instants()).isEqualTo(every(20, 3));
  }

  private static void send(OutputStream to) throws IOException {
    try {
      for (int line = 0; line < 3; line++) {
        TimeUnit.SECONDS.sleep(20);
        to.write(LINE);
        to.flush();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void read(Socket socket, Runnable action) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      while (lines.readLine() != null) {
        action.run();
      }
    }
  }

  private static ServerSocket open() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  private static Socket connect(ServerSocket server) throws IOException {
    return new Socket(server.getInetAddress(), server.getLocalPort());
  }

  @RepeatedTest(20)
  void over_a_socket(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws IOException {
    try (ServerSocket server = open()) {
      stepFunctions.runScript(
          () -> {
            try (Socket connection = server.accept()) {
              send(connection.getOutputStream());
            }
          });
      assertBeatsForEach(action -> read(connect(server), action), stepFunctions, client, clock);
    }
  }

  @RepeatedTest(20)
  void over_a_socket_to_the_server(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws IOException {
    try (ServerSocket server = open()) {
      stepFunctions.runScript(
          () -> {
            try (Socket connection = connect(server)) {
              send(connection.getOutputStream());
            }
          });
      assertBeatsForEach(action -> read(server.accept(), action), stepFunctions, client, clock);
    }
  }

  @RepeatedTest(20)
  void over_channels_that_block(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      stepFunctions.runScript(
          () -> {
            try (SocketChannel connection = server.accept()) {
              for (int line = 0; line < 3; line++) {
                TimeUnit.SECONDS.sleep(20);
                assertThat(connection.write(ByteBuffer.wrap(LINE))).isEqualTo(LINE.length);
              }
            }
          });
      assertBeatsForEach(
          action -> {
            try (SocketChannel connection = SocketChannel.open(server.getLocalAddress())) {
              ByteBuffer line = ByteBuffer.allocate(LINE.length);
              while (connection.read(line) == LINE.length) {
                line.clear();
                action.run();
              }
            }
          },
          stepFunctions,
          client,
          clock);
    }
  }

  private record Events(HttpServer server, ExecutorService pool) implements AutoCloseable {
    static Events open() throws IOException {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      ExecutorService pool = Executors.newCachedThreadPool();
      server.setExecutor(pool);
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
              send(body);
            }
          });
      server.start();
      return new Events(server, pool);
    }

    URI uri() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
      server.stop(0);
      pool.shutdownNow();
    }
  }

  @RepeatedTest(20)
  void over_HTTP(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws IOException {
    try (Events events = Events.open()) {
      assertBeatsForEach(
          action -> {
            try (BufferedReader lines =
                new BufferedReader(
                    new InputStreamReader(events.uri().toURL().openStream(), US_ASCII))) {
              while (lines.readLine() != null) {
                action.run();
              }
            }
          },
          stepFunctions,
          client,
          clock);
    }
  }

  @RepeatedTest(20)
  void to_the_JDKs_client(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws IOException {
    try (Events events = Events.open()) {
      assertBeatsForEach(
          action ->
              HttpClient.newHttpClient()
                  .send(HttpRequest.newBuilder(events.uri()).build(), BodyHandlers.ofLines())
                  .body()
                  .forEach(line -> action.run()),
          stepFunctions,
          client,
          clock);
    }
  }

  /** The second one waits until the server has done with the first. */
  @RepeatedTest(20)
  void to_one_client_after_another(FakeStepFunctions stepFunctions, VirtualClock clock)
      throws Exception {
    List<Duration> ends = new CopyOnWriteArrayList<>();
    try (SlowServer.Running server = SlowServer.SOCKETS.start()) {
      for (int worker = 0; worker < 2; worker++) {
        stepFunctions.runScript(
            () -> {
              URI.create(server.uri()).toURL().openStream().close();
              ends.add(clock.elapsed());
            });
      }
      clock.advanceBy(ofSeconds(60));
    }
    assertThat(ends).isEqualTo(every(20, 2));
  }

  /** As on any thread of the JDK's, a read goes on, and the flag is there afterwards. */
  @RepeatedTest(20)
  void to_one_who_is_interrupted_meanwhile(FakeStepFunctions stepFunctions, VirtualClock clock)
      throws IOException {
    List<Duration> ends = new CopyOnWriteArrayList<>();
    try (ServerSocket server = open();
        Socket reader = connect(server);
        Socket writer = server.accept()) {
      Thread reading =
          new Thread(
              () -> {
                try {
                  assertThat(reader.getInputStream().read()).isEqualTo('l');
                  if (Thread.interrupted()) {
                    ends.add(clock.elapsed());
                  }
                } catch (IOException closed) {
                  // Then there is no end.
                }
              });
      reading.start();
      clock.advanceBy(ofSeconds(5));
      reading.interrupt();
      clock.advanceBy(ofSeconds(15));
      writer.getOutputStream().write(LINE);
      clock.advanceBy(ofSeconds(20));
    }
    assertThat(ends).containsExactly(ofSeconds(20));
  }

  @RepeatedTest(20)
  void to_one_whose_peer_hangs_up(FakeStepFunctions stepFunctions, VirtualClock clock)
      throws IOException {
    List<Duration> ends = new CopyOnWriteArrayList<>();
    try (ServerSocket server = open();
        Socket reader = connect(server);
        Socket writer = server.accept()) {
      stepFunctions.runScript(
          () -> {
            assertThat(reader.getInputStream().read()).isEqualTo(-1);
            ends.add(clock.elapsed());
          });
      clock.advanceBy(ofSeconds(20));
      writer.shutdownOutput();
      clock.advanceBy(ofSeconds(20));
    }
    assertThat(ends).containsExactly(ofSeconds(20));
  }

  /** A look whether anything is there takes no time, unless nothing else does either. */
  @RepeatedTest(20)
  void to_one_who_only_looks(FakeStepFunctions stepFunctions, VirtualClock clock)
      throws IOException {
    List<Duration> ends = new CopyOnWriteArrayList<>();
    try (ServerSocket server = open();
        Socket reader = connect(server);
        Socket writer = server.accept()) {
      reader.setSoTimeout(1);
      stepFunctions.runScript(
          () -> {
            for (int look = 0; look < 3; look++) {
              assertThatThrownBy(() -> reader.getInputStream().read())
                  .isExactlyInstanceOf(SocketTimeoutException.class);
              ends.add(clock.elapsed());
            }
          });
      clock.advanceBy(ofSeconds(20));
      assertThat(writer.isConnected()).isTrue();
    }
    assertThat(ends).containsExactly(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(1));
  }
}
