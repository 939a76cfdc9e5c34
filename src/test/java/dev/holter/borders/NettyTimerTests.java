package dev.holter.borders;

import static dev.holter.borders.Beats.every;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.TimerTask;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.UnorderedThreadPoolEventExecutor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Netty's wheel, on which many libraries plan what is to come. */
@StepFunctionsTest
class NettyTimerTests {

  private static final class Beating implements TimerTask {
    private final Beats beats;

    Beating(Beats beats) {
      this.beats = beats;
    }

    @Override
    public void run(Timeout timeout) {
      beats.beat();
      timeout.timer().newTimeout(this, 20, TimeUnit.SECONDS);
    }
  }

  @Repeated
  void a_wheel_beats(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertExact(stepFunctions, client, clock, Executors.defaultThreadFactory());
  }

  @Repeated
  void a_wheel_beats_in_a_thread_of_nettys_own(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertExact(stepFunctions, client, clock, new DefaultThreadFactory("wheel"));
  }

  private static void assertExact(
      FakeStepFunctions stepFunctions,
      SfnClient client,
      VirtualClock clock,
      ThreadFactory threads) {
    Beats beats = Beats.begin(stepFunctions, client);
    HashedWheelTimer wheel = new HashedWheelTimer(threads, 1, TimeUnit.SECONDS);
    wheel.newTimeout(new Beating(beats), 20, TimeUnit.SECONDS);

    clock.advanceBy(ofMinutes(10));
    wheel.stop();

    // What is due at a turn of the wheel comes with the next one.
    assertThat(beats.instants()).isEqualTo(every(21, 28));
  }

  @Repeated
  void a_loop_beats_in_a_thread_of_nettys_own(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    Thread loop =
        new DefaultThreadFactory("beats")
            .newThread(
                () -> {
                  try {
                    while (true) {
                      Thread.sleep(20_000);
                      beats.beat();
                    }
                  } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                  }
                });
    loop.start();

    clock.advanceBy(ofMinutes(10));

    assertThat(beats.instants()).isEqualTo(every(20, 30));
  }

  @Repeated
  void a_pool_beats_in_threads_of_nettys_own(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertBeatsEvery20Seconds(
        Executors.newScheduledThreadPool(1, new DefaultThreadFactory("beats")),
        stepFunctions,
        client,
        clock);
  }

  @Repeated
  void a_pool_of_nettys_that_is_no_loop_beats(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertBeatsEvery20Seconds(
        new UnorderedThreadPoolEventExecutor(1), stepFunctions, client, clock);
  }

  private static void assertBeatsEvery20Seconds(
      ScheduledExecutorService pool,
      FakeStepFunctions stepFunctions,
      SfnClient client,
      VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    stepFunctions.runScript(() -> pool.scheduleAtFixedRate(beats::beat, 20, 20, TimeUnit.SECONDS));

    clock.advanceBy(ofMinutes(10));
    pool.shutdownNow();

    assertThat(beats.instants()).isEqualTo(every(20, 30));
  }
}
