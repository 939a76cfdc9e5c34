package dev.holter.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A method reference that was made before anything needed the agent. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EarlyReferenceTestCases {
  private static final AgentTestCases.Sleep SLEEP = Thread::sleep;

  @Test
  @Order(1)
  void makes_it() {
    assertThat(SLEEP).isNotNull();
  }

  @Test
  @Order(2)
  @StepFunctionsTest(watchdog = "PT1S")
  void waits_by_it(FakeStepFunctions stepFunctions, VirtualClock clock) {
    AtomicReference<Duration> woke = new AtomicReference<>();
    stepFunctions.runScript(
        () -> {
          SLEEP.sleep(Duration.ofHours(1).toMillis());
          woke.set(clock.elapsed());
        });

    clock.advanceBy(Duration.ofHours(2));

    assertThat(woke.get()).isEqualTo(Duration.ofHours(1));
  }
}
