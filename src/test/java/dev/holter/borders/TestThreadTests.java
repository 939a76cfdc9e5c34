package dev.holter.borders;

import static dev.holter.borders.Beats.every;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What a test does on its own thread is in virtual time, like what its workers do. */
@StepFunctionsTest
class TestThreadTests {
  private final long millisOfTheInstance = System.currentTimeMillis();
  private final long nanosOfTheInstance = System.nanoTime();

  @BeforeEach
  void the_instance_was_made_on_the_clock() {
    assertThat(millisOfTheInstance).isEqualTo(VirtualClock.DEFAULT_START.toEpochMilli());
    assertThat(System.nanoTime()).isEqualTo(nanosOfTheInstance);
  }

  /** Beats when 20 s have passed since it last did, or since it was made. */
  private static final class Keeper implements Runnable {
    private final Beats beats;
    private final boolean monotonic;
    private long last;

    Keeper(Beats beats, boolean monotonic) {
      this.beats = beats;
      this.monotonic = monotonic;
      this.last = now();
    }

    private long now() {
      return monotonic ? System.nanoTime() / 1_000_000 : System.currentTimeMillis();
    }

    @Override
    public void run() {
      while (sleep(5_000)) {
        if (now() - last >= 20_000) {
          last = now();
          beats.beat();
        }
      }
    }
  }

  /** Whether it was not interrupted. */
  private static boolean sleep(long millis) {
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException stopped) {
      return false;
    }
  }

  @Repeated
  void a_field_with_the_time_when_the_worker_was_made(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    Thread worker = new Thread(new Keeper(beats, false));
    worker.start();

    clock.advanceBy(ofSeconds(60));

    assertThat(beats.instants()).isEqualTo(every(20, 3));
    worker.interrupt();
  }

  @Repeated
  void a_field_with_the_nanoseconds_when_the_worker_was_made(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    Thread worker = new Thread(new Keeper(beats, true));
    worker.start();

    clock.advanceBy(ofSeconds(60));

    assertThat(beats.instants()).isEqualTo(every(20, 3));
    worker.interrupt();
  }

  @Repeated
  void a_deadline_that_the_test_computes(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    new Thread(
            () -> {
              while (System.nanoTime() < deadline) {
                beats.beat();
                sleep(10_000);
              }
            })
        .start();

    clock.advanceBy(ofMinutes(5));

    assertThat(beats.instants()).hasSize(6).startsWith(Duration.ZERO).endsWith(ofSeconds(50));
  }

  @Repeated
  void a_delay_to_the_next_full_minute(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    clock.advanceBy(ofSeconds(17));
    Instant now = Clock.systemUTC().instant();
    Duration first = Duration.between(now, now.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60));
    ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
    pool.scheduleAtFixedRate(beats::beat, first.toMillis(), 60_000, TimeUnit.MILLISECONDS);

    Thread.sleep(ofMinutes(2).toMillis());

    assertThat(beats.instants()).isEqualTo(every(60, 2));
    pool.shutdownNow();
  }

  @Repeated
  @SuppressWarnings("JavaUtilDate") // It is what the timer takes.
  void a_timer_with_a_first_date(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    Timer timer = new Timer();
    TimerTask task =
        new TimerTask() {
          @Override
          public void run() {
            beats.beat();
          }
        };
    timer.scheduleAtFixedRate(task, new Date(System.currentTimeMillis() + 20_000), 20_000);

    clock.advanceBy(ofSeconds(60));

    assertThat(beats.instants()).isEqualTo(every(20, 3));
    timer.cancel();
  }

  @Repeated
  void a_pool_that_is_closed_while_its_worker_polls(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    String arn = stepFunctions.createActivity("idle");
    AtomicBoolean running = new AtomicBoolean(true);
    ExecutorService pool = Executors.newSingleThreadExecutor();
    pool.execute(
        () -> {
          while (running.get()) {
            client.getActivityTask(r -> r.activityArn(arn));
          }
        });
    clock.advanceBy(ofSeconds(10));

    running.set(false);
    pool.shutdown();

    assertThat(pool.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
    assertThat(clock.elapsed()).isEqualTo(ofSeconds(60));
  }

  @Repeated
  void a_status_that_the_test_polls_for(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    new Thread(
            () -> {
              sleep(90_000);
              client.sendTaskSuccess(r -> r.taskToken(beats.token()).output("{}"));
            })
        .start();
    String arn = beats.task().execution().executionArn();

    while (client.describeExecution(r -> r.executionArn(arn)).status() == ExecutionStatus.RUNNING) {
      Thread.sleep(20_000);
    }

    assertThat(clock.elapsed()).isEqualTo(ofSeconds(100));
  }

  @Repeated
  @SuppressWarnings("WaitNotInLoop") // Nobody notifies.
  void waits_with_a_limit(VirtualClock clock) throws Exception {
    assertThatThrownBy(() -> new CompletableFuture<>().get(6, TimeUnit.SECONDS))
        .isExactlyInstanceOf(TimeoutException.class);
    assertThat(clock.elapsed()).isEqualTo(ofSeconds(6));
    assertThat(new CountDownLatch(1).await(4, TimeUnit.SECONDS)).isFalse();
    assertThat(clock.elapsed()).isEqualTo(ofSeconds(10));
    Object monitor = new Object();
    synchronized (monitor) {
      monitor.wait(5_000);
    }
    assertThat(clock.elapsed()).isEqualTo(ofSeconds(15));
  }

  @Repeated
  void a_sleep_and_an_advance_are_the_same(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    Thread worker = new Thread(new Keeper(beats, false));
    worker.start();

    Thread.sleep(40_000);
    assertThat(beats.instants()).isEqualTo(every(20, 2));
    clock.advanceBy(ofSeconds(40));
    assertThat(beats.instants()).isEqualTo(every(20, 4));
    worker.interrupt();
    worker.join();
  }

  @Repeated
  void a_poll_in_the_test_ends_after_its_minute(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    String arn = stepFunctions.createActivity("idle");

    assertThat(client.getActivityTask(r -> r.activityArn(arn)).taskToken()).isNull();
    assertThat(clock.elapsed()).isEqualTo(ofSeconds(60));
  }

  @Repeated
  void a_monitor_that_a_sleeping_worker_has(VirtualClock clock) {
    Object monitor = new Object();
    CountDownLatch taken = new CountDownLatch(1);
    new Thread(
            () -> {
              synchronized (monitor) {
                taken.countDown();
                sleep(30_000);
              }
            })
        .start();
    await(taken);

    synchronized (monitor) {
      assertThat(clock.elapsed()).isEqualTo(ofSeconds(30));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Repeated
  void a_preemptive_timeout_is_real_and_what_it_guards_is_virtual(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    Thread worker = new Thread(new Keeper(beats, true));
    worker.start();

    assertTimeoutPreemptively(
        ofSeconds(60),
        () -> {
          Thread.sleep(ofHours(1).toMillis());
          clock.advanceBy(ofHours(1));
          assertThat(System.currentTimeMillis())
              .isEqualTo(VirtualClock.DEFAULT_START.plus(ofHours(2)).toEpochMilli());
        });

    assertThat(clock.elapsed()).isEqualTo(ofHours(2));
    assertThat(beats.instants()).isEqualTo(every(20, 360));
    Beats.begin(stepFunctions, client);
    clock.advanceBy(ofSeconds(1));
    assertThat(System.currentTimeMillis()).isEqualTo(clock.millis());
    worker.interrupt();
  }

  @Repeated
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_test_on_the_thread_of_its_timeout(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    Thread worker = new Thread(new Keeper(beats, true));
    worker.start();

    Thread.sleep(ofMinutes(2).toMillis());

    assertThat(beats.instants()).isEqualTo(every(20, 6));
    assertThat(clock.elapsed()).isEqualTo(ofMinutes(2));
    worker.interrupt();
  }

  @Repeated
  @Timeout(60)
  void a_test_with_a_timeout_on_its_own_thread(VirtualClock clock) throws Exception {
    Thread.sleep(ofHours(2).toMillis());
    assertTimeout(ofHours(2), () -> Thread.sleep(ofHours(1).toMillis()));

    assertThat(clock.elapsed()).isEqualTo(ofHours(3));
  }

  @Repeated
  void what_is_wrapped_is_real(VirtualClock clock) throws Exception {
    Instant before = clock.instant();
    Instant real = clock.inRealTime(() -> Instant.now());
    Thread started =
        clock.inRealTime(
            () -> {
              Thread thread = new Thread(() -> sleep(1));
              thread.start();
              Thread.sleep(1);
              return thread;
            });
    clock.inRealTime(
        () -> {
          try {
            started.join();
          } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
          }
        });

    assertThat(real).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(clock.instant()).isEqualTo(before);
    assertThat(Instant.now()).isEqualTo(before);
  }
}
