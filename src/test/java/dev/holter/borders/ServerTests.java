package dev.holter.borders;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static dev.holter.borders.Beats.every;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.sun.net.httpserver.HttpServer;
import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Servers that a test or a worker starts, and their clients. */
@StepFunctionsTest
class ServerTests {

  private static void beatEvery20Seconds(Beats beats, Runnable first) {
    Thread worker =
        new Thread(
            () -> {
              try {
                while (true) {
                  Thread.sleep(20_000);
                  first.run();
                  beats.beat();
                }
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            });
    worker.start();
  }

  @RepeatedTest(20)
  void the_endpoint_that_the_test_asks_for(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    assertThat(stepFunctions.endpoint()).hasHost("127.0.0.1");
    beatEvery20Seconds(beats, () -> {});

    clock.advanceBy(ofHours(1));

    assertThat(beats.instants()).isEqualTo(every(20, 180));
  }

  @RepeatedTest(20)
  void a_WireMock_of_the_tests_own(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    WireMockServer stub = new WireMockServer(options().dynamicPort());
    stub.start();
    stub.stubFor(get(anyUrl()).willReturn(aResponse().withBody("ok")));
    HttpClient http = HttpClient.newHttpClient();
    beatEvery20Seconds(beats, () -> call(http, stub.port()));

    clock.advanceBy(ofSeconds(60));

    assertThat(beats.instants()).isEqualTo(every(20, 3));
    stub.stop();
  }

  private static void call(HttpClient http, int port) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port)).build();
      assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body()).isEqualTo("ok");
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @RepeatedTest(20)
  void a_worker_that_is_an_endpoint(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws IOException {
    Beats beats = Beats.begin(stepFunctions, client);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(2));
    server.createContext(
        "/",
        exchange -> {
          beats.beat();
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(new byte[] {'o', 'k'});
          exchange.close();
        });
    server.start();
    HttpClient http = HttpClient.newHttpClient();

    for (int i = 0; i < 3; i++) {
      clock.advanceBy(ofSeconds(20));
      call(http, server.getAddress().getPort());
    }

    assertThat(beats.instants()).isEqualTo(every(20, 3));
    server.stop(0);
  }

  @RepeatedTest(20)
  void a_server_that_is_given_time_to_end(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats.assertEvery20Seconds(
        stepFunctions,
        client,
        clock,
        () -> {
          HttpServer server =
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
          CountDownLatch asked = new CountDownLatch(1);
          ExecutorService pool = Executors.newFixedThreadPool(1);
          server.setExecutor(pool);
          server.createContext(
              "/",
              exchange -> {
                asked.countDown();
                endless();
              });
          server.start();
          HttpRequest request =
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
                  .build();
          HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.discarding());
          asked.await();
          server.stop(20);
          pool.shutdownNow();
        });
  }

  private static void endless() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @RepeatedTest(20)
  void a_server_that_reads_one_connection_for_as_long_as_it_lives(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws IOException {
    Beats beats = Beats.begin(stepFunctions, client);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket line = new Socket(server.getInetAddress(), server.getLocalPort())) {
      new Thread(() -> echo(server)).start();
      beatEvery20Seconds(beats, () -> ask(line));

      clock.advanceBy(ofSeconds(60));
    }

    assertThat(beats.instants()).isEqualTo(every(20, 3));
  }

  private static void echo(ServerSocket server) {
    try (Socket client = server.accept()) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException closed) {
      // By the test, or by its client.
    }
  }

  private static void ask(Socket line) {
    try {
      line.getOutputStream().write('x');
      assertThat(line.getInputStream().read()).isEqualTo('x');
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
