package dev.holter.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SleepTests {

  @Test
  void a_sleeping_loop_wakes_at_exactly_its_instants_for_a_whole_day() {
    try (VirtualClock clock = VirtualClock.create()) {
      List<Duration> beats = new ArrayList<>();
      clock
          .threadFactory()
          .newThread(
              () -> {
                try {
                  while (true) {
                    clock.sleep(Duration.ofSeconds(30));
                    beats.add(clock.elapsed());
                  }
                } catch (InterruptedException stopped) {
                  Thread.currentThread().interrupt();
                }
              })
          .start();

      clock.advanceBy(Duration.ofHours(24));

      assertThat(beats).hasSize(2880);
      assertThat(beats.get(0)).isEqualTo(Duration.ofSeconds(30));
      assertThat(beats.get(2879)).isEqualTo(Duration.ofHours(24));
      assertThat(clock.instant()).isEqualTo(Instant.parse("2025-01-02T00:00:00Z"));
    }
  }

  @Test
  void a_fixed_rate_task_runs_at_exactly_its_instants() {
    for (int i = 0; i < 200; i++) {
      try (VirtualClock clock = VirtualClock.create()) {
        List<Duration> beats = new ArrayList<>();
        clock
            .newSingleThreadScheduledExecutor()
            .scheduleAtFixedRate(() -> beats.add(clock.elapsed()), 30, 30, TimeUnit.SECONDS);
        clock.advanceBy(Duration.ofHours(1));
        assertThat(beats).hasSize(120);
      }
    }
  }
}
