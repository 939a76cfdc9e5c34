package dev.holter.borders;

import static dev.holter.borders.Beats.every;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.execution.TaskStatus;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Beats that are planned in an event loop of Netty's, which is a thread in real time. */
@StepFunctionsTest
class LoopTimerTests {
  private static final NioEventLoopGroup SHARED = new NioEventLoopGroup(1);

  @RepeatedWithFramework
  void a_loop_at_a_fixed_rate(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    ScheduledFuture<?> beating = SHARED.scheduleAtFixedRate(beats::beat, 20, 20, TimeUnit.SECONDS);

    clock.advanceBy(ofMinutes(10));
    assertThat(beating.getDelay(TimeUnit.SECONDS)).isEqualTo(20);
    beating.cancel(false);
    clock.advanceBy(ofMinutes(10));

    assertThat(beats.instants()).isEqualTo(every(20, 30));
  }

  @RepeatedWithFramework
  void a_loop_with_a_fixed_delay(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    ScheduledFuture<?> beating =
        SHARED.scheduleWithFixedDelay(beats::beat, 20, 20, TimeUnit.SECONDS);

    clock.advanceBy(ofMinutes(10));
    beating.cancel(false);

    assertThat(beats.instants()).isEqualTo(every(20, 30));
  }

  @RepeatedWithFramework
  void a_loop_that_plans_each_beat_itself(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);

    stepFunctions.runScript(
        () ->
            SHARED
                .schedule(
                    () -> {
                      beats.beat();
                      return SHARED.schedule(beats::beat, 20, TimeUnit.SECONDS);
                    },
                    20,
                    TimeUnit.SECONDS)
                .get()
                .get());
    clock.advanceBy(ofMinutes(2));

    assertThat(beats.instants()).isEqualTo(every(20, 2));
  }

  @RepeatedWithFramework
  void vertx_periodically_and_in_its_pool(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    Vertx vertx = Vertx.vertx();
    try {
      vertx.setPeriodic(20_000, timer -> vertx.executeBlocking(() -> beat(beats)));

      clock.advanceBy(ofMinutes(10));

      assertThat(beats.instants()).isEqualTo(every(20, 30));
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  private static Void beat(Beats beats) {
    beats.beat();
    return null;
  }

  @RepeatedWithFramework
  void vertx_with_a_worker_that_waits_for_its_timer(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    Vertx vertx = Vertx.vertx();
    try {
      stepFunctions.runScript(
          () -> {
            for (int n = 0; n < 3; n++) {
              vertx
                  .timer(20, TimeUnit.SECONDS)
                  .toCompletionStage()
                  .toCompletableFuture()
                  .get(1, TimeUnit.MINUTES);
              beats.beat();
            }
          });

      clock.advanceBy(ofMinutes(2));

      assertThat(beats.instants()).isEqualTo(every(20, 3));
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  @RepeatedWithFramework
  void a_promise_that_is_waited_for_with_a_limit(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Promise<String> late = SHARED.next().newPromise();

    Beats.assertEvery20Seconds(
        stepFunctions, client, clock, () -> assertThat(late.await(20, TimeUnit.SECONDS)).isFalse());
  }

  /** A worker that beats when so much time has passed, as it reads it in the loop. */
  @RepeatedWithFramework
  @SuppressWarnings("JavaUtilDate") // Workers have it.
  void a_loop_that_reads_the_time(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    long start = System.currentTimeMillis();
    long startNanos = System.nanoTime();
    ScheduledFuture<?> beating =
        SHARED.scheduleAtFixedRate(
            () -> {
              long seconds = (System.currentTimeMillis() - start) / 1_000;
              boolean isSame =
                  Duration.ofNanos(System.nanoTime() - startNanos).toSeconds() == seconds
                      && Instant.now().toEpochMilli() == new Date().getTime();
              if (isSame && seconds % 20 == 0) {
                beats.beat();
              }
            },
            5,
            5,
            TimeUnit.SECONDS);

    clock.advanceBy(ofMinutes(2));
    beating.cancel(false);

    assertThat(beats.instants()).isEqualTo(every(20, 6));
  }

  /** A loop tells a worker that waits at a monitor of its own. */
  @RepeatedWithFramework
  void a_loop_that_notifies_a_worker(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    List<String> told = new ArrayList<>();
    stepFunctions.runScript(
        () -> {
          for (int n = 0; n < 3; n++) {
            SHARED.schedule(() -> tell(told), 20, TimeUnit.SECONDS);
            synchronized (told) {
              while (told.isEmpty()) {
                told.wait(30_000);
              }
              told.clear();
            }
            beats.beat();
          }
        });

    clock.advanceBy(ofMinutes(2));

    assertThat(beats.instants()).isEqualTo(every(20, 3));
  }

  private static void tell(List<String> told) {
    synchronized (told) {
      told.add("now");
      told.notifyAll();
    }
  }

  /** The worker would beat in time if its timer were real, or its beats too slow to be seen. */
  @RepeatedWithFramework
  void a_beat_that_comes_too_late_is_too_late(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    ScheduledFuture<?> beat = SHARED.schedule(beats::beat, 61, TimeUnit.MINUTES);

    clock.advanceBy(Duration.ofHours(1).minus(ofSeconds(1)));
    assertThat(beats.task().status()).isEqualTo(TaskStatus.RUNNING);
    clock.advanceBy(ofMinutes(5));

    assertThat(beats.task().status()).isEqualTo(TaskStatus.TIMED_OUT);
    assertThat(beat.isDone()).isTrue();
    assertThat(beats.instants()).isEmpty();
  }
}
