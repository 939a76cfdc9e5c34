package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.sun.net.httpserver.HttpServer;
import dev.holter.execution.TaskAttempt;
import dev.holter.time.LeakedThreadsException;
import dev.holter.time.UndecidedException;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A test whose verdict would rest on the silence of a thread in real time. */
class UndecidedTests {
  private static final String PASSES =
      "The test would pass, and these threads, which it or a worker has started or given work, are"
          + " still to go on in real time, where hours of the clock are no time at all:\n";

  /** A task that times out, as nobody has beaten in virtual time. */
  private static TaskAttempt begin(FakeStepFunctions stepFunctions, SfnClient client) {
    TaskAttempt task =
        stepFunctions.scheduleTask(activity("undecided").heartbeat(Duration.ofSeconds(30)));
    client.getActivityTask(r -> r.activityArn(task.activityArn()));
    return task;
  }

  private static Runnable beat(TaskAttempt task, SfnClient client) {
    String token = task.taskToken().orElseThrow();
    return () -> client.sendTaskHeartbeat(r -> r.taskToken(token));
  }

  private static EventLoopGroup loopsIn(String thread) {
    ThreadFactory threads = work -> new Thread(work, thread);
    return new NioEventLoopGroup(1, threads);
  }

  /** A thread of the clock starts the loop, and knows it therefore. */
  private static void planInRealTime(EventLoopGroup loops, Runnable beat, VirtualClock clock)
      throws Exception {
    loops.submit(() -> {}).sync();
    clock.inRealTime(() -> loops.scheduleAtFixedRate(beat, 20, 20, TimeUnit.SECONDS));
  }

  @Test
  void a_beat_is_planned_in_an_event_loop_in_real_time() {
    try {
      assertThat(Fixtures.run(LoopTestCases.class).failure())
          .isExactlyInstanceOf(UndecidedException.class)
          .hasMessageStartingWith(
              PASSES
                  + "  [beats-loop] is to run a lambda of dev.holter.UndecidedTests: it runs"
                  + " io.netty.util.concurrent.")
          .hasMessageContaining("Do this: let a thread of the worker's own do it");
    } finally {
      LoopTestCases.LOOPS.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
  }

  @StepFunctionsTest
  static class LoopTestCases {
    /** Its thread starts with its first task. */
    static final EventLoopGroup LOOPS = loopsIn("beats-loop");

    @Test
    void passes(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
        throws Exception {
      TaskAttempt task = begin(stepFunctions, client);
      planInRealTime(LOOPS, beat(task, client), clock);

      clock.advanceBy(Duration.ofMinutes(1));

      assertThat(task).hasTimedOutOnHeartbeat();
    }
  }

  @Test
  void a_beat_that_is_left_in_an_event_loop_fails_the_test() {
    try {
      assertThat(Fixtures.run(LeftInLoopTestCases.class).failure())
          .isExactlyInstanceOf(LeakedThreadsException.class)
          .hasMessageContaining("[an event loop: a lambda of dev.holter.UndecidedTests]");
    } finally {
      LeftInLoopTestCases.LOOPS.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
  }

  @StepFunctionsTest
  static class LeftInLoopTestCases {
    static final EventLoopGroup LOOPS = loopsIn("left-loop");

    @Test
    void passes(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      TaskAttempt task = begin(stepFunctions, client);
      LOOPS.scheduleAtFixedRate(beat(task, client), 20, 20, TimeUnit.SECONDS);

      clock.advanceBy(Duration.ofMinutes(10));

      assertThat(task).isRunning();
    }
  }

  @Test
  void a_failure_shows_the_loop_and_stays_what_it_is() {
    try {
      Throwable failure = Fixtures.run(FailingLoopTestCases.class).failure();
      assertThat(failure).isExactlyInstanceOf(AssertionError.class);
      assertThat(Arrays.stream(failure.getSuppressed()).map(Throwable::getMessage).toList())
          .singleElement()
          .asString()
          .startsWith(
              "threads that stayed in real time, where what they wait for takes real time. Let a"
                  + " thread of the worker's own do that\n  [failing-loop] is to run ");
    } finally {
      FailingLoopTestCases.LOOPS.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
  }

  @StepFunctionsTest
  static class FailingLoopTestCases {
    static final EventLoopGroup LOOPS = loopsIn("failing-loop");

    @Test
    void fails(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
        throws Exception {
      TaskAttempt task = begin(stepFunctions, client);
      planInRealTime(LOOPS, beat(task, client), clock);

      clock.advanceBy(Duration.ofMinutes(1));

      throw new AssertionError("no beat");
    }
  }

  @Test
  void a_worker_waits_in_a_servers_own_thread() {
    try {
      assertThat(Fixtures.run(EndpointTestCases.class).failure())
          .isExactlyInstanceOf(UndecidedException.class)
          .hasMessageStartingWith(PASSES + "  [HTTP-Dispatcher] waits at dev.holter.UndecidedTests")
          .hasMessageContaining(": it runs sun.net.httpserver.");
    } finally {
      EndpointTestCases.OVER.countDown();
    }
  }

  @StepFunctionsTest
  static class EndpointTestCases {
    static final CountDownLatch OVER = new CountDownLatch(1);

    @Test
    void passes(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
        throws Exception {
      TaskAttempt task = begin(stepFunctions, client);
      Runnable beat = beat(task, client);
      HttpServer server = server();
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
            try {
              if (!OVER.await(5, TimeUnit.MINUTES)) {
                beat.run();
              }
            } catch (InterruptedException stopped) {
              Thread.currentThread().interrupt();
            }
            server.stop(0);
          });
      server.start();
      post(server);

      clock.advanceBy(Duration.ofMinutes(1));

      assertThat(task).hasTimedOutOnHeartbeat();
    }
  }

  private static HttpServer server() throws IOException {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  private static void post(HttpServer server) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
  }

  @Test
  void a_thread_that_nobody_has_started_calls_after_time_has_moved() throws Exception {
    Thread before = new Thread(LateTestCases::callWhenTold, "from before");
    before.start();
    try {
      assertThat(Fixtures.run(LateTestCases.class).failure())
          .isExactlyInstanceOf(UndecidedException.class)
          .hasMessageMatching(
              "(?s)The test would pass, and these threads, which nobody on the clock has started"
                  + " or given work, were in real time until they called[.] Time had moved by then,"
                  + " and how far it had moved is chance:\n"
                  + "  \\[from before], first call at \\[2025-01-01T00:00:2.*Do this: let the test or"
                  + " a worker start the thread, or keep time still .*");
    } finally {
      before.interrupt();
      before.join();
    }
  }

  @StepFunctionsTest
  static class LateTestCases {
    static final AtomicReference<@Nullable SfnClient> GIVEN = new AtomicReference<>();
    static final CountDownLatch CALLED = new CountDownLatch(1);

    static void callWhenTold() {
      SfnClient client = null;
      while (client == null && !Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
        client = GIVEN.get();
      }
      if (client != null) {
        client.listActivities();
        CALLED.countDown();
      }
    }

    @Test
    void passes(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      stepFunctions.runScript(
          () -> {
            Thread.sleep(20_000);
            GIVEN.set(client);
            while (CALLED.getCount() > 0) {
              // Whole hours of them pass until the other thread has come, if it must be.
              Thread.sleep(0, 1);
            }
          });

      clock.advanceUntil(() -> CALLED.getCount() == 0, Duration.ofHours(1));
    }
  }

  @Test
  void what_goes_on_for_others_is_no_reason() throws Exception {
    Thread before = new Thread(UndecidedTests::sleep, "from before");
    before.start();
    try {
      GreenTestCases.SHARED.scheduleAtFixedRate(UndecidedTests::keepHouse, 1, 1, TimeUnit.HOURS);
      Fixtures.run(GreenTestCases.class).pass(6);
    } finally {
      GreenTestCases.SHARED.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
      before.interrupt();
      before.join();
    }
  }

  private static void keepHouse() {}

  private static void sleep() {
    try {
      TimeUnit.MINUTES.sleep(5);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @StepFunctionsTest
  static class GreenTestCases {
    static final EventLoopGroup SHARED = loopsIn("shared-loop");

    private AutoCloseable opened = () -> {};

    @AfterEach
    void close() throws Exception {
      opened.close();
    }

    private static void run(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      TaskAttempt task = begin(stepFunctions, client);
      clock.advanceBy(Duration.ofMinutes(1));
      assertThat(task).hasTimedOutOnHeartbeat();
    }

    @Test
    void a_loop_with_nothing_planned(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
      EventLoopGroup loops = new NioEventLoopGroup(1);
      loops.next().submit(UndecidedTests::keepHouse).sync();
      run(stepFunctions, client, clock);
      loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void a_loop_that_is_closed_after_the_test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      EventLoopGroup loops = new NioEventLoopGroup(1);
      loops.scheduleAtFixedRate(UndecidedTests::keepHouse, 1, 1, TimeUnit.HOURS);
      run(stepFunctions, client, clock);
      opened = () -> loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    @Test
    void a_loop_from_before_with_work_of_its_owners(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
      SHARED.next().submit(UndecidedTests::keepHouse).sync();
      run(stepFunctions, client, clock);
    }

    @Test
    void a_server_that_listens(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
      HttpServer server = server();
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
          });
      server.start();
      post(server);
      run(stepFunctions, client, clock);
      server.stop(0);
    }

    @Test
    void a_WireMock_that_is_left_open(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      WireMockServer stub = new WireMockServer(WireMockConfiguration.options().dynamicPort());
      stub.start();
      run(stepFunctions, client, clock);
      stub.stop();
    }

    @Test
    void a_thread_that_was_started_in_real_time(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
      Thread container = new Thread(UndecidedTests::sleep, "container");
      container.setDaemon(true);
      clock.inRealTime(
          () -> {
            container.start();
            return null;
          });
      run(stepFunctions, client, clock);
      container.interrupt();
    }
  }
}
