package dev.holter.borders;

import static dev.holter.borders.Beats.every;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.lang.ref.Cleaner;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * What a worker starts and does not hold on to: when the collector comes is chance, and what it
 * ends then is nothing that anybody waits for.
 */
@StepFunctionsTest
class CollectorTests {
  private static final Cleaner CLEANER = Cleaner.create();

  /**
   * Until what could be collected at this moment is collected, and all who hear of it have heard.
   */
  private static void collect(VirtualClock clock) throws Exception {
    clock.inRealTime(
        () -> {
          for (int i = 0; i < 3; i++) {
            CountDownLatch collected = new CountDownLatch(1);
            CLEANER.register(new Object(), collected::countDown);
            while (!collected.await(10, TimeUnit.MILLISECONDS)) {
              System.gc();
              System.runFinalization();
            }
          }
          return null;
        });
  }

  private static TimerTask task(Runnable what) {
    return new TimerTask() {
      @Override
      public void run() {
        what.run();
      }
    };
  }

  @RepeatedWithFramework
  void a_timer_that_beats(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    TimerTask beat = task(beats::beat);
    stepFunctions.runScript(() -> new Timer(true).schedule(beat, 20_000, 20_000));
    clock.advanceBy(ofSeconds(50));

    collect(clock);
    clock.advanceBy(ofMinutes(1));

    beat.cancel();
    assertThat(beats.instants()).isEqualTo(every(20, 5));
  }

  @RepeatedWithFramework
  void a_timer_with_nothing_left(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    stepFunctions.runScript(() -> new Timer(true).schedule(task(beats::beat), 20_000));
    clock.advanceBy(ofSeconds(50));

    collect(clock);
    clock.advanceBy(ofMinutes(1));

    assertThat(beats.instants()).isEqualTo(every(20, 1));
  }

  @RepeatedWithFramework
  void a_pool_with_one_thread(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
      throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    stepFunctions.runScript(
        () ->
            Executors.newSingleThreadExecutor()
                .submit(
                    () -> {
                      TimeUnit.SECONDS.sleep(20);
                      beats.beat();
                      return null;
                    })
                .get());
    clock.advanceBy(ofSeconds(50));

    collect(clock);
    clock.advanceBy(ofMinutes(1));

    assertThat(beats.instants()).isEqualTo(every(20, 1));
  }

  @RepeatedWithFramework
  void a_scheduled_pool_that_beats(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
    Beats beats = Beats.begin(stepFunctions, client);
    stepFunctions.runScript(
        () -> {
          ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
          pool.schedule(beats::beat, 20, TimeUnit.SECONDS);
        });
    clock.advanceBy(ofSeconds(10));

    collect(clock);
    clock.advanceBy(ofMinutes(1));

    assertThat(beats.instants()).isEqualTo(every(20, 1));
  }
}
