package dev.holter.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.time.VirtualClock;
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

  private void beat(VirtualClock clock) throws InterruptedException {
    while (true) {
      Thread.sleep(30_000);
      seen.add(clock.elapsed());
    }
  }
}
