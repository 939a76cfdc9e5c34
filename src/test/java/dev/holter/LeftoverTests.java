package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.StuckWorker;
import dev.holter.time.LeakedThreadsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.SfnClient;

@Isolated("looks at the threads and system properties of the JVM, where a library may set its own")
class LeftoverTests {

  @Test
  void nothing_is_left_of_a_test_that_used_everything() {
    Map<Object, Object> before = Map.copyOf(System.getProperties());

    Fixtures.run(EverythingTestCases.class).pass(6);

    assertThat(Map.copyOf(System.getProperties())).containsExactlyInAnyOrderEntriesOf(before);
    assertThat(EverythingTestCases.THREADS).hasSize(24).noneMatch(Thread::isAlive);
    assertThat(EverythingTestCases.ENDPOINTS)
        .hasSize(6)
        .allSatisfy(
            endpoint ->
                assertThatThrownBy(() -> connect(endpoint)).isInstanceOf(IOException.class));
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("left-by-"));
  }

  private static void connect(URI endpoint) throws IOException {
    new Socket(InetAddress.getLoopbackAddress(), endpoint.getPort()).close();
  }

  @StepFunctionsTest
  static class EverythingTestCases {
    static final Queue<Thread> THREADS = new ConcurrentLinkedQueue<>();
    static final Queue<URI> ENDPOINTS = new ConcurrentLinkedQueue<>();

    @RepeatedTest(6)
    @RedirectDefaultClients
    void uses_everything(
        FakeStepFunctions stepFunctions,
        SfnClient client,
        SfnAsyncClient asyncClient,
        VirtualClock clock,
        URI endpoint)
        throws InterruptedException {
      ENDPOINTS.add(endpoint);
      String arn = stepFunctions.createActivity("a");
      THREADS.add(
          stepFunctions.runWorker(() -> client.getActivityTask(r -> r.activityArn(arn))).thread());
      CompletableFuture<?> parked = asyncClient.getActivityTask(r -> r.activityArn(arn));
      THREADS.add(
          stepFunctions
              .runScript(
                  () -> {
                    try (SfnClient own = SfnClient.create()) {
                      own.getActivityTask(r -> r.activityArn(arn));
                    }
                  })
              .thread());
      clock
          .newScheduledThreadPool(1, "left-by-executor")
          .scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.SECONDS);
      Thread mine = new Thread(() -> describeOverHttp(arn), "left-by-test");
      mine.start();
      THREADS.add(mine);
      Thread sleeper = clock.threadFactory("left-by-factory").newThread(() -> sleep(clock));
      sleeper.start();
      THREADS.add(sleeper);
      mine.join();
      clock.advanceBy(Duration.ofSeconds(5));
      assertThat(parked).isNotDone();
    }

    private static void describeOverHttp(String arn) {
      try (SfnClient own = SfnClient.create()) {
        own.describeActivity(r -> r.activityArn(arn));
      }
    }

    private static void sleep(VirtualClock clock) {
      try {
        clock.sleep(Duration.ofDays(1));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void a_thread_of_the_test_that_called_the_fake_and_lives_on_is_named() {
    try {
      Fixtures.run(StragglerTestCases.class)
          .fail()
          .isExactlyInstanceOf(LeakedThreadsException.class)
          .satisfies(
              failure ->
                  assertThat(
                          String.valueOf(failure.getMessage())
                              .replaceAll("(?m)^      at (?!com\\.).*\\n", ""))
                      .isEqualTo(
                          """
                          These threads called in the test and outlive it by [PT0.2S] of usable time:
                            [beats (first seen in a client call)], thread WAITING
                                at com.example.StuckWorker.ignoreInterrupts(StuckWorker.java:25)
                          Do this: end them in the test or in @AfterEach, such as with shutdownNow() of their executor, or let the clock make them, which ends them: VirtualClock.threadFactory or its executors.
                          """));
    } finally {
      StragglerTestCases.STUCK.release.countDown();
    }
  }

  @StepFunctionsTest(agent = false, watchdog = "PT0.2S")
  static class StragglerTestCases {
    static final StuckWorker STUCK = new StuckWorker();

    @Test
    void leaves_a_thread(SfnClient client) throws InterruptedException {
      Runnable work =
          () -> {
            client.listActivities(r -> {});
            STUCK.ignoreInterrupts();
          };
      new Thread(work, "beats").start();
      STUCK.entered.await();
    }
  }

  @RepeatedTest(20)
  void threads_that_end_in_time_and_shared_pools_are_no_leak() {
    Fixtures.run(NoStragglerTestCases.class).pass(4);
  }

  @StepFunctionsTest
  static class NoStragglerTestCases {
    private final ExecutorService own = Executors.newSingleThreadExecutor();

    @Test
    void own_pool(FakeStepFunctions stepFunctions, SfnClient client) {
      CompletableFuture.runAsync(() -> client.createActivity(r -> r.name("a")), own).join();
      own.shutdown();
      assertThat(client.listActivities(r -> {}).activities()).hasSize(1);
    }

    @Test
    void common_pool(SfnClient client) {
      CompletableFuture.runAsync(() -> client.createActivity(r -> r.name("a"))).join();
    }

    @Test
    void parallel_stream(SfnClient client) {
      IntStream.range(0, 50).parallel().forEach(i -> client.createActivity(r -> r.name("a" + i)));
    }

    @Test
    void parallel_stream_that_sleeps(VirtualClock clock) {
      Instant before = clock.instant();
      IntStream.range(0, 4).parallel().forEach(i -> sleepTwentySeconds());
      assertThat(Duration.between(before, clock.instant())).isEqualTo(Duration.ofSeconds(20));
    }

    private static void sleepTwentySeconds() {
      try {
        Thread.sleep(20_000);
      } catch (InterruptedException stopped) {
        throw new AssertionError(stopped);
      }
    }

    @AfterEach
    void end() {
      own.shutdownNow();
    }
  }

  @Test
  void a_worker_that_does_not_end_is_named() {
    try {
      Fixtures.run(DeafTestCases.class)
          .fail()
          .isExactlyInstanceOf(LeakedThreadsException.class)
          .satisfies(
              failure ->
                  assertThat(
                          String.valueOf(failure.getMessage())
                              .replaceAll("(?m)^      at (?!com\\.).*\\n", ""))
                      .isEqualTo(
                          """
                          These threads were interrupted at the end of the test and did not end; the limit is [PT0.2S] of usable time:
                            [deaf], thread WAITING
                                at com.example.StuckWorker.ignoreInterrupts(StuckWorker.java:25)
                          Do this: let the worker end when it is interrupted, or stop it in the test.
                          """));
    } finally {
      DeafTestCases.STUCK.release.countDown();
    }
  }

  @StepFunctionsTest(agent = false, watchdog = "PT0.2S")
  static class DeafTestCases {
    static final StuckWorker STUCK = new StuckWorker();

    @Test
    void does_not_end(FakeStepFunctions stepFunctions, VirtualClock clock) {
      stepFunctions.runScript(
          "deaf",
          () -> {
            try {
              clock.sleep(Duration.ofDays(1));
            } finally {
              STUCK.ignoreInterrupts();
            }
          });
      stepFunctions.scheduleTask(activity("a"));
    }
  }
}
