package dev.holter.borders;

import static dev.holter.borders.Beats.every;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Waits with the greatest limits there are, and with none left. */
@StepFunctionsTest
class EndlessWaitTests {

  /** A lock that a beat has taken may leave a permit behind, which ends a park at once. */
  private static void assertParkIsExact(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, Runnable park) {
    AtomicBoolean woken = new AtomicBoolean();
    WokenWorker.assertExact(
        stepFunctions,
        client,
        clock,
        () -> {
          while (!woken.getAndSet(false) && !Thread.currentThread().isInterrupted()) {
            park.run();
          }
        },
        thread -> {
          woken.set(true);
          LockSupport.unpark(thread);
        });
  }

  @Repeated
  void a_park_for_ever_is_ended_by_its_permit(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertParkIsExact(stepFunctions, client, clock, () -> LockSupport.parkNanos(Long.MAX_VALUE));
  }

  @Repeated
  void a_park_until_the_end_of_time_is_ended_by_its_permit(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    assertParkIsExact(stepFunctions, client, clock, () -> LockSupport.parkUntil(Long.MAX_VALUE));
  }

  @Repeated
  void a_sleep_for_ever_is_ended_by_an_interrupt(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    WokenWorker.assertExact(
        stepFunctions,
        client,
        clock,
        () -> {
          try {
            Thread.sleep(Long.MAX_VALUE);
          } catch (InterruptedException woken) {
            // The flag is gone, as whoever beats next wants it.
          }
        },
        Thread::interrupt);
  }

  @Repeated
  void a_park_until_an_instant_that_is_there_ends_at_once(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    stepFunctions.runScript(
        () -> {
          while (true) {
            LockSupport.parkUntil(System.currentTimeMillis() - 1);
            LockSupport.parkUntil(System.currentTimeMillis());
            LockSupport.parkNanos(-1);
            LockSupport.parkUntil(System.currentTimeMillis() + 20_000);
            beats.beat();
          }
        });

    clock.advanceBy(ofSeconds(60));

    assertThat(beats.instants()).isEqualTo(every(20, 3));
  }
}
