package dev.holter.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** One test that needs the agent and one that does not. */
@StepFunctionsTest
class AgentTestCases {

  /** A method reference that is made when the class is initialized. */
  private static final Sleep SLEEP = Thread::sleep;

  interface Sleep {
    void sleep(long millis) throws InterruptedException;
  }

  @Test
  void sleeps_as_in_production(FakeStepFunctions stepFunctions, VirtualClock clock) {
    AtomicReference<Instant> woke = new AtomicReference<>();
    stepFunctions.runScript(
        () -> {
          SLEEP.sleep(Duration.ofHours(1).toMillis());
          woke.set(Instant.now());
        });

    clock.advanceBy(Duration.ofHours(2));

    assertThat(woke.get()).isEqualTo(VirtualClock.DEFAULT_START.plus(Duration.ofHours(1)));
  }

  @Test
  @StepFunctionsTest(agent = false)
  void sleeps_on_the_clock(FakeStepFunctions stepFunctions, VirtualClock clock) {
    AtomicReference<Instant> woke = new AtomicReference<>();
    stepFunctions.runScript(
        () -> {
          clock.sleep(Duration.ofHours(1));
          woke.set(clock.instant());
        });

    clock.advanceBy(Duration.ofHours(2));

    assertThat(woke.get()).isEqualTo(VirtualClock.DEFAULT_START.plus(Duration.ofHours(1)));
  }
}
