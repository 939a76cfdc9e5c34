package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.execution.Heartbeat;
import dev.holter.execution.TaskAttempt;
import dev.holter.time.HeldTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;

@StepFunctionsTest
class StartedByTheTestTests {
  private static final String ARN = "arn:aws:states:us-east-1:123456789012:activity:thumbnails";

  /** A worker that is started and closed, as most are, and makes its threads itself. */
  private static final class Worker implements AutoCloseable {
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService poller = Executors.newSingleThreadExecutor();
    private final SfnClient client;

    Worker(SfnClient client) {
      this.client = client;
    }

    void start() {
      Future<?> ignored = poller.submit(this::poll);
    }

    private void poll() {
      GetActivityTaskResponse task = client.getActivityTask(r -> r.activityArn(ARN));
      beats.scheduleAtFixedRate(
          () -> client.sendTaskHeartbeat(r -> r.taskToken(task.taskToken())),
          30,
          30,
          TimeUnit.SECONDS);
    }

    @Override
    public void close() {
      beats.shutdownNow();
      poller.shutdownNow();
    }
  }

  @RepeatedTest(20)
  void a_worker_with_threads_of_its_own_beats_at_exactly_its_instants(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task = stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)));
    try (Worker worker = new Worker(client)) {
      worker.start();

      clock.advanceBy(ofHours(1));
    }

    assertThat(task).isRunning().hasHeartbeats(120).beatsAtMost(ofSeconds(30));
  }

  @RepeatedTest(20)
  void a_thread_beats_at_exactly_its_instants(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    TaskAttempt task = stepFunctions.scheduleTask(activity("thumbnails").heartbeat(ofSeconds(60)));
    new Thread(new ThumbnailWorker(client, ARN)).start();

    clock.advanceBy(ofHours(1));

    assertThat(task).isRunning().hasHeartbeats(180).beatsAtMost(ofSeconds(20));
  }

  @RepeatedTest(20)
  void what_the_test_schedules_runs_at_exactly_its_instants(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    String token = started(stepFunctions, client);
    ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor();
    try {
      beats.scheduleAtFixedRate(
          () -> client.sendTaskHeartbeat(r -> r.taskToken(token)), 0, 30, TimeUnit.SECONDS);

      clock.advanceBy(ofHours(1));

      assertThat(stepFunctions.task()).hasHeartbeats(121);
      assertThat(beatsOf(stepFunctions)).isEqualTo(every(30, 0));
    } finally {
      beats.shutdownNow();
    }
  }

  @RepeatedTest(20)
  void what_the_test_gives_to_a_timer_runs_at_exactly_its_instants(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    String token = started(stepFunctions, client);
    Timer timer = new Timer();
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            client.sendTaskHeartbeat(r -> r.taskToken(token));
          }
        },
        30_000,
        30_000);

    clock.advanceBy(ofHours(1));

    timer.cancel();
    assertThat(beatsOf(stepFunctions)).isEqualTo(every(30, 30));
  }

  /** Made when the class is loaded, as a constant of a worker is. */
  private static final Executor LATER = CompletableFuture.delayedExecutor(30, TimeUnit.SECONDS);

  @RepeatedTest(20)
  void a_chain_that_the_test_begins_goes_on_at_exactly_its_instants(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    String token = started(stepFunctions, client);
    beatLater(client, token);

    clock.advanceBy(ofHours(1));

    assertThat(beatsOf(stepFunctions)).isEqualTo(every(30, 30));
  }

  private static void beatLater(SfnClient client, String token) {
    CompletableFuture.runAsync(() -> client.sendTaskHeartbeat(r -> r.taskToken(token)), LATER)
        .thenRun(() -> beatLater(client, token));
  }

  private static String started(FakeStepFunctions stepFunctions, SfnClient client) {
    stepFunctions.scheduleTask(activity("thumbnails"));
    return client.getActivityTask(r -> r.activityArn(ARN)).taskToken();
  }

  private static List<Instant> beatsOf(FakeStepFunctions stepFunctions) {
    return stepFunctions.task().heartbeats().stream().map(Heartbeat::at).toList();
  }

  private static List<Instant> every(long seconds, long first) {
    return LongStream.iterate(first, second -> second <= 3600, second -> second + seconds)
        .mapToObj(VirtualClock.DEFAULT_START::plusSeconds)
        .toList();
  }

  @Test
  void what_the_test_schedules_for_now_runs_while_it_waits(VirtualClock clock) throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);

    assertThat(pool.schedule(() -> "done", 0, TimeUnit.SECONDS).get()).isEqualTo("done");
    assertThat(clock.elapsed()).isEqualTo(Duration.ZERO);
    pool.shutdownNow();
  }

  @Test
  void what_the_test_waits_for_goes_on_at_the_present_instant(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    stepFunctions.createActivity("thumbnails");
    Thread lists = new Thread(() -> client.listActivities(r -> {}));
    lists.start();
    lists.join();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    Future<Integer> listed = pool.submit(() -> client.listActivities(r -> {}).activities().size());

    assertThat(listed.get()).isEqualTo(1);
    assertThat(CompletableFuture.supplyAsync(clock::elapsed).get(40, TimeUnit.SECONDS))
        .isEqualTo(Duration.ZERO);
    pool.shutdown();
    assertThat(pool.awaitTermination(40, TimeUnit.SECONDS)).isTrue();
    assertThat(clock.elapsed()).isEqualTo(Duration.ZERO);
  }

  @Test
  void its_own_waits_move_time(VirtualClock clock) throws Exception {
    Thread sleeper = new Thread(StartedByTheTestTests::sleepOneHour);
    sleeper.start();
    Thread.sleep(1);
    sleeper.join(2);
    synchronized (sleeper) {
      sleeper.wait(3);
    }

    assertThatThrownBy(() -> new CompletableFuture<>().get(4, TimeUnit.MILLISECONDS))
        .isExactlyInstanceOf(TimeoutException.class);
    assertThat(sleeper.isAlive()).isTrue();
    assertThat(clock.elapsed()).isEqualTo(Duration.ofMillis(10));

    sleeper.join();

    assertThat(sleeper.isAlive()).isFalse();
    assertThat(clock.elapsed()).isEqualTo(ofHours(1));
  }

  @Test
  void a_test_whose_wait_nobody_can_end_is_told_so_at_once() {
    Fixtures.run(JoinsTestCases.class)
        .fail()
        .isExactlyInstanceOf(HeldTimeException.class)
        .satisfies(
            failure ->
                assertThat(
                        String.valueOf(failure.getMessage()).replaceAll("(?<=java:)\\d+", "LINE"))
                    .isEqualTo(
                        """
            Virtual time cannot move at [2025-01-01T00:00:00Z]: everybody waits, the test too, and nobody is left who could end the test's wait.
            Waiting:
              [the test] in Object.wait
                  at dev.holter.StartedByTheTestTests$JoinsTestCases.joins(StartedByTheTestTests.java:LINE)
              [renders] in LockSupport.park
                  at dev.holter.StartedByTheTestTests.awaitForEver(StartedByTheTestTests.java:LINE)
            No deadline is left.
            Do this: let somebody on the clock do what the test waits for. What comes from outside, such as a container or another process, is waited for with VirtualClock.inRealTime.
            """));
  }

  @StepFunctionsTest
  static class JoinsTestCases {
    @Test
    void joins() throws InterruptedException {
      Thread renders = new Thread(StartedByTheTestTests::awaitForEver, "renders");
      renders.start();
      renders.join();
    }
  }

  private static void awaitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_test_that_waits_in_a_loop_for_a_thread_ends_and_is_told_so() {
    Fixtures.run(LoopsTestCases.class)
        .fail()
        .isExactlyInstanceOf(HeldTimeException.class)
        .hasMessageStartingWith(
            "The test has neither waited nor called for PT0.2S of usable time, and threads of the"
                + " clock get their turn only then.")
        .hasMessageContaining("[sets the flag]");
  }

  @StepFunctionsTest(watchdog = "PT0.2S")
  static class LoopsTestCases {
    private volatile boolean flag;

    @Test
    void loops() {
      new Thread(() -> flag = true, "sets the flag").start();
      while (!flag) {
        assertThat(flag).isIn(true, false);
      }
    }
  }

  private static void sleepOneHour() {
    try {
      Thread.sleep(3_600_000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
