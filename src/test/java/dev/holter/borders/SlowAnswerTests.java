package dev.holter.borders;

import static dev.holter.borders.Beats.every;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * A server that the test starts takes virtual time to answer: its client waits for so long, up to a
 * limit that is virtual too, and others go on meanwhile.
 */
@StepFunctionsTest
@ResourceLock(SlowAnswerTests.OKHTTP)
class SlowAnswerTests {
  /** All of its clients share the threads that look after their connections. */
  static final String OKHTTP = "the threads of OkHttp";

  interface Client {
    String get(SlowServer.Running server) throws Exception;
  }

  static void assertTakes20Seconds(
      SlowServer slow,
      Client http,
      FakeStepFunctions stepFunctions,
      SfnClient client,
      VirtualClock clock)
      throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    try (SlowServer.Running server = slow.start()) {
      stepFunctions.runScript(
          () -> {
            for (int beat = 0; beat < 3; beat++) {
              assertThat(http.get(server)).isEqualTo(SlowServer.ANSWER);
              beats.beat();
            }
          });
      clock.advanceBy(ofSeconds(100));
    }
    assertThat(beats.instants()).isEqualTo(every(20, 3));
  }

  @Nested
  class Of {

    @ParameterizedTest
    @EnumSource
    void URLConnection(
        SlowServer slow, FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
        throws Exception {
      assertTakes20Seconds(slow, SlowAnswerTests::byUrl, stepFunctions, client, clock);
    }

    @ParameterizedTest
    @EnumSource
    void the_JDKs_client(
        SlowServer slow, FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
        throws Exception {
      HttpClient http = HttpClient.newHttpClient();
      assertTakes20Seconds(
          slow,
          server -> http.send(request(server).build(), BodyHandlers.ofString()).body(),
          stepFunctions,
          client,
          clock);
    }

    /** The server's thread, which the test has just started, has not had its turn yet. */
    @Repeated
    void the_JDKs_client_which_the_test_asks_at_once(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
      assertAnswersTheTest(stepFunctions, client, clock);
    }

    @ParameterizedTest
    @EnumSource
    void OkHttp(
        SlowServer slow, FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
        throws Exception {
      OkHttpClient http = new OkHttpClient.Builder().readTimeout(ofSeconds(30)).build();
      assertTakes20Seconds(slow, server -> byOkHttp(http, server), stepFunctions, client, clock);
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
    }
  }

  /** A worker waits for what the test has asked the JDK's client. */
  static void assertAnswersTheTest(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    try (SlowServer.Running server = SlowServer.JDK.start()) {
      CompletableFuture<HttpResponse<String>> answer =
          HttpClient.newHttpClient().sendAsync(request(server).build(), BodyHandlers.ofString());
      stepFunctions.runScript(
          () -> {
            assertThat(answer.get().body()).isEqualTo(SlowServer.ANSWER);
            beats.beat();
          });
      clock.advanceBy(ofSeconds(100));
    }
    assertThat(beats.instants()).isEqualTo(every(20, 1));
  }

  private static String byUrl(SlowServer.Running server) throws IOException {
    try (InputStream answer = URI.create(server.uri()).toURL().openStream()) {
      return new String(answer.readAllBytes(), US_ASCII);
    }
  }

  private static HttpRequest.Builder request(SlowServer.Running server) {
    return HttpRequest.newBuilder(URI.create(server.uri()));
  }

  private static String byOkHttp(OkHttpClient http, SlowServer.Running server) throws IOException {
    try (Response answer =
        http.newCall(new Request.Builder().url(server.uri()).build()).execute()) {
      return answer.body() == null ? "" : answer.body().string();
    }
  }

  private static void assertGivesUpAfter5Seconds(
      SlowServer slow, Client http, FakeStepFunctions stepFunctions, VirtualClock clock)
      throws Exception {
    AtomicReference<Duration> end = new AtomicReference<>();
    try (SlowServer.Running server = slow.start()) {
      stepFunctions.runScript(
          () -> {
            assertThatThrownBy(() -> http.get(server))
                .isInstanceOfAny(SocketTimeoutException.class, HttpTimeoutException.class);
            end.set(clock.elapsed());
          });
      clock.advanceBy(ofSeconds(60));
    }
    assertThat(end).hasValue(ofSeconds(5));
  }

  @ParameterizedTest
  @EnumSource
  void a_limit_comes_first(SlowServer slow, FakeStepFunctions stepFunctions, VirtualClock clock)
      throws Exception {
    assertGivesUpAfter5Seconds(
        slow,
        server -> {
          URLConnection connection = URI.create(server.uri()).toURL().openConnection();
          connection.setReadTimeout(5_000);
          return String.valueOf(connection.getInputStream().read());
        },
        stepFunctions,
        clock);
  }

  /** The JDK throws a copy of the exception that has ended the wait. */
  @ParameterizedTest
  @EnumSource
  void a_limit_comes_before_the_status(
      SlowServer slow, FakeStepFunctions stepFunctions, VirtualClock clock) throws Exception {
    assertGivesUpAfter5Seconds(
        slow,
        server -> {
          HttpURLConnection connection =
              (HttpURLConnection) URI.create(server.uri()).toURL().openConnection();
          connection.setReadTimeout(5_000);
          return String.valueOf(connection.getResponseCode());
        },
        stepFunctions,
        clock);
  }

  @ParameterizedTest
  @EnumSource
  void the_limit_of_the_JDKs_client_comes_first(
      SlowServer slow, FakeStepFunctions stepFunctions, VirtualClock clock) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    assertGivesUpAfter5Seconds(
        slow,
        server ->
            http.send(request(server).timeout(ofSeconds(5)).build(), BodyHandlers.ofString())
                .body(),
        stepFunctions,
        clock);
  }

  @ParameterizedTest
  @EnumSource
  void another_thread_beats_meanwhile(
      SlowServer slow, FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    try (SlowServer.Running server = slow.start()) {
      stepFunctions.runScript(
          () -> {
            while (true) {
              TimeUnit.SECONDS.sleep(7);
              beats.beat();
            }
          });
      stepFunctions.runScript(() -> assertThat(byUrl(server)).isEqualTo(SlowServer.ANSWER));
      clock.advanceBy(ofSeconds(21));
    }
    assertThat(beats.instants()).isEqualTo(every(7, 3));
  }

  /** Its worker is where it would be in production, and does nothing more for it. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JDK_WITHOUT_POOL")
  void a_test_ends_meanwhile(SlowServer slow, FakeStepFunctions stepFunctions, VirtualClock clock)
      throws IOException {
    try (SlowServer.Running server = slow.start()) {
      stepFunctions.runScript(
          () -> {
            URLConnection connection = URI.create(server.uri()).toURL().openConnection();
            connection.setReadTimeout(60_000);
            try {
              connection.getInputStream().close();
            } catch (IOException closed) {
              // By the server's end.
            }
          });
      clock.advanceBy(ofSeconds(10));
    }
    assertThat(clock.elapsed()).isGreaterThanOrEqualTo(ofSeconds(10));
  }
}
