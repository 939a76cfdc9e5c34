package dev.holter.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Needs no agent, and does not say so. */
@StepFunctionsTest
class ClockTestCases {

  @Test
  void sleeps_on_the_clock(FakeStepFunctions stepFunctions, VirtualClock clock) {
    AtomicReference<Duration> woke = new AtomicReference<>();
    stepFunctions.runScript(
        () -> {
          clock.sleep(Duration.ofHours(1));
          woke.set(clock.elapsed());
        });

    clock.advanceBy(Duration.ofHours(2));

    assertThat(woke.get()).isEqualTo(Duration.ofHours(1));
  }
}
