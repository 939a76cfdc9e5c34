package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holter.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TwoClocksTests {
  private static final Duration HOUR = Duration.ofHours(1);

  private final List<Duration> seen = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void install() {
    HolterAgent.install();
  }

  @Test
  void a_thread_that_one_clock_made_and_a_thread_of_another_starts_is_on_the_first() {
    try (VirtualClock first = Runs.clock();
        VirtualClock second = Runs.clock()) {
      Runs.start(second, "starter", ignored -> Runs.start(first, "worker", this::beat));
      second.advanceBy(HOUR);

      first.advanceBy(Duration.ofMinutes(1));

      assertThat(seen).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(60));
    }
  }

  @Test
  void a_thread_of_one_clock_that_calls_on_another_is_refused() {
    try (VirtualClock first = Runs.clock();
        VirtualClock second = Runs.clock()) {
      Runs.start(first, "worker", ignored -> seen.add(callOn(second)));
      first.advanceBy(HOUR);

      assertThat(seen).containsExactly(Duration.ZERO);
      assertThatThrownBy(() -> second.advanceBy(HOUR))
          .isExactlyInstanceOf(IllegalStateException.class)
          .hasMessage(
              "[VirtualClock.sleep(PT1H)] was called on [worker], which is on the virtual clock of"
                  + " another test: a thread has one clock, so give the worker the client of the"
                  + " test that started it");
    }
  }

  private static Duration callOn(VirtualClock other) throws InterruptedException {
    try {
      other.sleep(HOUR);
    } catch (IllegalStateException refused) {
      return other.elapsed();
    }
    return HOUR;
  }

  private void beat(VirtualClock clock) throws InterruptedException {
    while (true) {
      Thread.sleep(30_000);
      seen.add(clock.elapsed());
    }
  }
}
