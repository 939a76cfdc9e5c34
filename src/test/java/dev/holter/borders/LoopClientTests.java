package dev.holter.borders;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.lang.reflect.Field;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * A worker that asks a server by a client with an event loop, to which the request goes through a
 * queue: the answer takes no virtual time.
 */
@StepFunctionsTest
class LoopClientTests {
  private static final WireMockServer STUB = new WireMockServer(options().dynamicPort());

  @BeforeAll
  static void start() {
    STUB.start();
    STUB.stubFor(
        any(urlPathEqualTo("/one")).willReturn(aResponse().withBody("one").withFixedDelay(30)));
    STUB.stubFor(
        any(urlPathEqualTo("/parts"))
            .willReturn(aResponse().withBody("many").withChunkedDribbleDelay(4, 60)));
  }

  @AfterAll
  static void stop() {
    STUB.stop();
  }

  private interface Call {
    String on(ApacheClient http) throws Exception;
  }

  private static void assertExact(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, Call call)
      throws Exception {
    try (ApacheClient http = new ApacheClient()) {
      Beats.assertEvery20Seconds(
          stepFunctions,
          client,
          clock,
          () -> {
            assertThat(call.on(http)).isNotEmpty();
            Thread.sleep(20_000);
          });
    }
  }

  private static String at(String path) {
    return "http://127.0.0.1:" + STUB.port() + path;
  }

  @RepeatedWithFramework
  void apaches_with_a_limit(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    assertExact(stepFunctions, client, clock, http -> http.get(at("/one")));
  }

  @RepeatedWithFramework
  void apaches_answer_in_parts(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    assertExact(stepFunctions, client, clock, http -> http.get(at("/parts")));
  }

  @RepeatedWithFramework
  void apaches_where_the_answer_comes(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    assertExact(
        stepFunctions,
        client,
        clock,
        http -> http.ask(at("/one")).thenApply(body -> body + body).join());
  }

  /** The answer goes to another thread, and the one that waits goes on without a word to a loop. */
  @RepeatedWithFramework
  void apaches_answer_that_another_thread_takes_up(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    assertExact(
        stepFunctions,
        client,
        clock,
        http -> http.ask(at("/one")).thenApplyAsync(body -> body + body).get(10, TimeUnit.SECONDS));
  }

  /** Nobody waits for the answer, and the one that has asked waits for something else. */
  @RepeatedWithFramework
  void apaches_answer_beside_a_result_that_takes_longer(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool();
    try (ApacheClient http = new ApacheClient()) {
      Beats.assertEvery20Seconds(
          stepFunctions,
          client,
          clock,
          () -> {
            http.ask(at("/one"));
            pool.submit(() -> sleep(ofSeconds(20))).get();
          });
    }
    pool.shutdownNow();
  }

  private static Instant sleep(Duration amount) throws InterruptedException {
    Thread.sleep(amount.toMillis());
    return Instant.now();
  }

  /** Nobody waits for the answer, so that only the latch, at which nobody counts, takes time. */
  @RepeatedWithFramework
  void apaches_without_a_wait(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    CountDownLatch stop = new CountDownLatch(1);
    List<Instant> answers = new CopyOnWriteArrayList<>();
    try (ServerSocket server = new ServerSocket(0);
        ApacheClient http = new ApacheClient()) {
      clock.inRealTime(() -> WholeAnswers.from(server));
      Beats.assertEvery20Seconds(
          stepFunctions,
          client,
          clock,
          () -> {
            http.ask("http://127.0.0.1:" + server.getLocalPort())
                .thenRun(() -> answers.add(Instant.now()));
            assertThat(stop.await(20, TimeUnit.SECONDS)).isFalse();
          });
    }
    assertThat(answers).startsWith(at(0), at(20), at(40));
  }

  private static Instant at(long seconds) {
    return VirtualClock.DEFAULT_START.plusSeconds(seconds);
  }

  @RepeatedWithFramework
  void nettys(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    NioEventLoopGroup loops = new NioEventLoopGroup(1);
    Beats.assertEvery20Seconds(
        stepFunctions,
        client,
        clock,
        () -> {
          assertThat(ask(loops, "/one").get(10, TimeUnit.SECONDS)).contains("one");
          Thread.sleep(20_000);
        });
    loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }

  @RepeatedWithFramework
  void nettys_answer_in_parts(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    NioEventLoopGroup loops = new NioEventLoopGroup(1);
    Beats.assertEvery20Seconds(
        stepFunctions,
        client,
        clock,
        () -> {
          assertThat(ask(loops, "/parts").get(10, TimeUnit.SECONDS)).isNotEmpty();
          Thread.sleep(20_000);
        });
    loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }

  /** The loop has read some of the answer before anybody knows for what the worker waits. */
  @RepeatedWithFramework
  void nettys_answer_in_parts_for_which_the_worker_waits_late(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    NioEventLoopGroup loops = new NioEventLoopGroup(1);
    Beats.assertEvery20Seconds(
        stepFunctions,
        client,
        clock,
        () -> {
          AtomicInteger parts = new AtomicInteger();
          CompletableFuture<String> answer = ask(loops, "/parts", parts);
          int tries = 0;
          while (parts.get() < 2 && !answer.isDone()) {
            tries++;
          }
          assertThat(answer.get(10, TimeUnit.SECONDS)).as(tries + " tries").isNotEmpty();
          Thread.sleep(20_000);
        });
    loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }

  private static CompletableFuture<String> ask(NioEventLoopGroup loops, String path) {
    return ask(loops, path, new AtomicInteger());
  }

  private static CompletableFuture<String> ask(
      NioEventLoopGroup loops, String path, AtomicInteger parts) {
    return ask(loops, STUB.port(), path, parts);
  }

  /** What the server says until it closes the connection. */
  static CompletableFuture<String> ask(
      NioEventLoopGroup loops, int port, String path, AtomicInteger parts) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    StringBuilder said = new StringBuilder();
    new Bootstrap()
        .group(loops)
        .channel(NioSocketChannel.class)
        .handler(
            new ChannelInboundHandlerAdapter() {
              @Override
              public void channelActive(ChannelHandlerContext context) {
                String request =
                    "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
                context.writeAndFlush(Unpooled.copiedBuffer(request, US_ASCII));
              }

              @Override
              public void channelRead(ChannelHandlerContext context, Object part) {
                ByteBuf bytes = (ByteBuf) part;
                said.append(bytes.toString(US_ASCII));
                bytes.release();
                parts.incrementAndGet();
              }

              @Override
              public void channelInactive(ChannelHandlerContext context) {
                answer.complete(said.toString());
              }
            })
        .connect("127.0.0.1", port);
    return answer;
  }

  /** A loop wakes itself with a task that it never runs, when somebody plans something in it. */
  @RepeatedWithFramework
  void a_wake_up_of_a_loop_keeps_nobody_waiting(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    Field field =
        Class.forName("io.netty.util.concurrent.AbstractScheduledEventExecutor")
            .getDeclaredField("WAKEUP_TASK");
    field.setAccessible(true);
    Runnable wakeUp = (Runnable) field.get(null);
    NioEventLoopGroup loops = new NioEventLoopGroup(1);
    try {
      Beats.assertEvery20Seconds(
          stepFunctions,
          client,
          clock,
          () -> {
            loops.execute(wakeUp);
            Thread.sleep(20_000);
          });
    } finally {
      loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }
  }
}
