package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holter.VirtualClock;
import dev.holter.time.HeldTimeException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Calls of a worker to a server in real time, with the JDK's client. */
class HttpClientTests {
  private static final Duration PERIOD = Duration.ofSeconds(30);

  private final List<Duration> seen = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ExecutorService serving = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/answer", HttpClientTests::answer);
    server.createContext("/silence", exchange -> keepSilent());
    server.setExecutor(serving);
    server.start();
  }

  @AfterEach
  void stop() {
    ended.countDown();
    server.stop(0);
    serving.shutdown();
  }

  @RepeatedTest(5)
  void a_call_takes_no_virtual_time() {
    forAnHour((client, beat) -> Beats.forEver(beat, () -> ask(client)));

    assertThat(seen).isEqualTo(Beats.every(PERIOD));
  }

  @RepeatedTest(5)
  void a_call_is_faster_than_any_limit() {
    forAnHour(
        (client, beat) ->
            Beats.forEver(
                beat,
                () -> {
                  Thread.sleep(PERIOD.toMillis());
                  HttpRequest request = request("/answer").timeout(Duration.ofMinutes(5)).build();
                  client.send(request, BodyHandlers.discarding());
                  client.sendAsync(request, BodyHandlers.ofString()).get(1, TimeUnit.NANOSECONDS);
                }));

    assertThat(seen).isEqualTo(Beats.every(PERIOD));
  }

  @RepeatedTest(5)
  void what_depends_on_an_answer_is_on_the_clock() {
    forAnHour((client, beat) -> chain(client, beat).get());

    assertThat(seen).isEqualTo(Beats.every(PERIOD));
  }

  private CompletableFuture<?> chain(HttpClient client, Runnable beat) {
    return client
        .sendAsync(to("/answer"), BodyHandlers.ofString())
        .thenAccept(answer -> nap())
        .thenRun(beat)
        .thenCompose(again -> chain(client, beat));
  }

  @RepeatedTest(5)
  void two_workers_take_no_time_from_each_other() {
    try (VirtualClock clock = Runs.clock()) {
      for (int period = 30; period <= 60; period += 30) {
        Duration every = Duration.ofSeconds(period);
        Runs.start(
            clock,
            "every " + period,
            ignored -> {
              HttpClient client = HttpClient.newHttpClient();
              while (true) {
                Thread.sleep(every.toMillis());
                client.send(to("/answer"), BodyHandlers.discarding());
                seen.add(clock.elapsed());
              }
            });
      }

      clock.advanceBy(Beats.HOUR);
    }

    List<Duration> expected = new ArrayList<>(Beats.every(PERIOD));
    expected.addAll(Beats.every(PERIOD.multipliedBy(2)));
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected).isSorted();
  }

  @RepeatedTest(5)
  void a_client_on_a_pool_of_the_worker_takes_no_virtual_time() {
    ExecutorService[] pool = new ExecutorService[1];
    forAnHour(
        (ignored, beat) -> {
          pool[0] = Executors.newFixedThreadPool(2);
          HttpClient client = HttpClient.newBuilder().executor(pool[0]).build();
          Beats.forEver(beat, () -> ask(client));
        });
    pool[0].shutdownNow();

    assertThat(seen).isEqualTo(Beats.every(PERIOD));
  }

  @RepeatedTest(5)
  void a_refused_connection_takes_no_virtual_time() {
    server.stop(0);

    forAnHour(
        (client, beat) ->
            Beats.forEver(
                beat,
                () -> {
                  Thread.sleep(PERIOD.toMillis());
                  assertThatThrownBy(() -> client.send(to("/answer"), BodyHandlers.discarding()))
                      .isInstanceOf(ConnectException.class);
                }));

    assertThat(seen).isEqualTo(Beats.every(PERIOD));
  }

  @RepeatedTest(5)
  void the_limit_of_a_request_is_real_and_fails_the_test() {
    HttpRequest request = request("/silence").timeout(Duration.ofMillis(1)).build();

    assertThatThrownBy(
            () ->
                runUntil(
                    PERIOD,
                    (client, beat) -> {
                      assertThatThrownBy(() -> client.send(request, BodyHandlers.discarding()))
                          .isInstanceOf(HttpTimeoutException.class);
                      beat.run();
                    }))
        .isExactlyInstanceOf(HeldTimeException.class)
        .hasMessageStartingWith("[worker] gave up in HttpClient.send at [2025-01-01T00:00:00Z]");
  }

  @RepeatedTest(5)
  void a_call_that_is_cancelled_holds_nobody() {
    runUntil(
        PERIOD,
        (client, beat) -> {
          CompletableFuture<?> answer = client.sendAsync(to("/silence"), BodyHandlers.discarding());
          assertThat(answer.cancel(true)).isTrue();
          Thread.sleep(20_000);
          beat.run();
        });

    assertThat(seen).containsExactly(Duration.ofSeconds(20));
  }

  @Test
  void a_server_that_does_not_answer_is_named() {
    List<Throwable> thrown = Collections.synchronizedList(new ArrayList<>());

    assertThatThrownBy(
            () ->
                runUntil(
                    PERIOD,
                    (client, beat) -> {
                      try {
                        client.send(to("/silence"), BodyHandlers.discarding());
                      } catch (InterruptedException stopped) {
                        thrown.add(stopped);
                      }
                    }))
        .isExactlyInstanceOf(HeldTimeException.class)
        .hasMessageContaining("HttpClient.send");
    assertThat(thrown).hasSize(1);
  }

  private void ask(HttpClient client) throws Exception {
    Thread.sleep(PERIOD.toMillis());
    assertThat(client.send(to("/answer"), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  private static void nap() {
    try {
      Thread.sleep(PERIOD.toMillis());
    } catch (InterruptedException stopped) {
      throw new CompletionException(stopped);
    }
  }

  /** What a worker does with a client of its own. */
  private interface Work {
    void with(HttpClient client, Runnable beat) throws Exception;
  }

  private void forAnHour(Work work) {
    runUntil(Beats.HOUR, work);
  }

  private void runUntil(Duration end, Work work) {
    try (VirtualClock clock = Runs.clock()) {
      Runs.start(
          clock,
          "worker",
          ignored -> work.with(HttpClient.newHttpClient(), () -> seen.add(clock.elapsed())));
      clock.advanceBy(end);
    }
  }

  private HttpRequest to(String path) {
    return request(path).build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
  }

  private static void answer(HttpExchange exchange) throws IOException {
    boolean computed = LongStream.range(2, 100_000).map(i -> i * i).sum() > 0;
    // Without a body: the server would wait for the client's acknowledgement before it sends it.
    exchange.sendResponseHeaders(computed ? 200 : 500, -1);
    exchange.close();
  }

  private void keepSilent() {
    try {
      ended.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
