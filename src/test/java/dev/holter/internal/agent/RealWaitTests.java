package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.VirtualClock;
import dev.holter.time.HeldTimeException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Waits that cannot be virtual, since what ends them is outside. */
class RealWaitTests {
  private static final Duration HOUR = Duration.ofHours(1);

  private final List<Duration> seen = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_process_takes_no_virtual_time() {
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "renders",
          ignored -> {
            assertThat(process("0.05").waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process("0.05").waitFor()).isZero();
            seen.add(clock.elapsed());
          });

      clock.advanceBy(HOUR);

      assertThat(seen).containsExactly(Duration.ZERO);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_process_that_lasts_longer_than_the_worker_waits_is_named() throws IOException {
    Process process = process("60");
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "renders",
          ignored -> {
            assertThat(process.waitFor(10, TimeUnit.MILLISECONDS)).isFalse();
            clock.sleep(HOUR);
          });

      assertThatThrownBy(() -> clock.advanceBy(HOUR))
          .isExactlyInstanceOf(HeldTimeException.class)
          .hasMessageStartingWith(
              "[renders] gave up in Process.waitFor at [2025-01-01T00:00:00Z]: such a wait cannot be"
                  + " virtual, its limit came in real time and virtual time stood still.\n");
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process process(String seconds) throws IOException {
    return new ProcessBuilder("sleep", seconds).start();
  }

  @Test
  void the_limit_of_a_selector_is_virtual() {
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "polls",
          ignored -> {
            try (Selector selector = Selector.open()) {
              for (int i = 0; i < 3; i++) {
                assertThat(selector.select(20_000)).isZero();
                seen.add(clock.elapsed());
              }
            }
          });

      clock.advanceBy(HOUR);

      assertThat(seen)
          .containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(40), Duration.ofSeconds(60));
    }
  }

  @Test
  void a_server_that_a_worker_starts_answers_and_does_not_hold_time() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        VirtualClock clock = Runs.clock()) {
      ExecutorService connections = Executors.newCachedThreadPool();
      Runs.start(
          clock,
          "worker",
          ignored -> {
            new Thread(() -> accept(server, connections), "accepts").start();
            while (true) {
              Thread.sleep(30_000);
              assertThat(ask(server.getLocalPort())).isEqualTo('!');
              seen.add(clock.elapsed());
            }
          });

      clock.advanceBy(Duration.ofMinutes(2));

      assertThat(seen).hasSize(4).endsWith(Duration.ofMinutes(2));
    }
  }

  private static void accept(ServerSocket server, ExecutorService connections) {
    while (true) {
      try {
        Socket connection = server.accept();
        connections.execute(() -> answer(connection));
      } catch (IOException closed) {
        connections.shutdownNow();
        return;
      }
    }
  }

  private static void answer(Socket connection) {
    try (connection) {
      connection.getOutputStream().write('!');
    } catch (IOException gone) {
      throw new IllegalStateException(gone);
    }
  }

  private static int ask(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        InputStream answer = socket.getInputStream()) {
      return answer.read();
    }
  }
}
