package dev.holter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

@StepFunctionsTest
class AgentSwitchTests {
  private final AtomicReference<Instant> seen = new AtomicReference<>();

  @Test
  void a_worker_sees_virtual_time(FakeStepFunctions stepFunctions, VirtualClock clock) {
    stepFunctions.runWorker(() -> seen.set(Instant.now()));

    assertThat(seen.get()).isEqualTo(clock.instant());
  }

  @Test
  @StepFunctionsTest(agent = false)
  void a_worker_sees_real_time_when_it_is_off(FakeStepFunctions stepFunctions, VirtualClock clock) {
    stepFunctions.runWorker(() -> seen.set(Instant.now()));

    assertThat(seen.get()).isAfter(clock.instant());
  }

  @Test
  void the_test_itself_sees_virtual_time(VirtualClock clock) {
    assertThat(Instant.now()).isEqualTo(clock.instant());
  }
}
