package dev.holter.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

@StepFunctionsTest
class CoveredTestCases {

  @Test
  void works(FakeStepFunctions stepFunctions, VirtualClock clock) {
    AtomicReference<Instant> ended = new AtomicReference<>();
    stepFunctions.runScript(
        () -> {
          CoveredWorker.run();
          ended.set(Instant.now());
        });

    clock.advanceBy(Duration.ofHours(1));

    assertThat(ended.get()).isEqualTo(VirtualClock.DEFAULT_START.plusMillis(1));
  }
}
