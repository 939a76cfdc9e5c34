package dev.holter.borders;

import static dev.holter.borders.Beats.assertEvery20Seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A server with the JDK's own sockets for TLS, and its client. */
@StepFunctionsTest
class TlsServerTests {
  private static TlsOfTests tls;

  @BeforeAll
  static void makeKeys() throws GeneralSecurityException, IOException {
    tls = new TlsOfTests();
  }

  /** One connection after the other, and a byte at a time, each after 20 seconds. */
  private static void serve(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket connection = server.accept()) {
        for (int asked = read(connection); asked >= 0; asked = read(connection)) {
          Thread.sleep(20_000);
          connection.getOutputStream().write(asked + 1);
        }
      } catch (IOException closed) {
        return;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static int read(Socket connection) throws IOException {
    return connection.getInputStream().read();
  }

  @RepeatedWithFramework
  void asked_over_one_connection(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket server = tls.servers().createServerSocket(0, 5, here)) {
      new Thread(() -> serve(server)).start();
      Socket connection = tls.sockets().createSocket(here, server.getLocalPort());
      assertEvery20Seconds(stepFunctions, client, clock, () -> ask(connection));
      connection.close();
    }
  }

  @RepeatedWithFramework
  void asked_over_a_connection_each(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket server = tls.servers().createServerSocket(0, 5, here)) {
      new Thread(() -> serve(server)).start();
      assertEvery20Seconds(
          stepFunctions,
          client,
          clock,
          () -> {
            try (Socket connection = tls.sockets().createSocket(here, server.getLocalPort())) {
              ask(connection);
            }
          });
    }
  }

  private static void ask(Socket connection) {
    try {
      connection.getOutputStream().write(1);
      assertThat(read(connection)).isEqualTo(2);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
