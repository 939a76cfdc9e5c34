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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
}
