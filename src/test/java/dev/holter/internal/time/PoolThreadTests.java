package dev.holter.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

/** How many threads a pool starts for tasks that come one after the other. */
@StepFunctionsTest(agent = false)
class PoolThreadTests {

  /** A task that hands in the next one, as a state machine does that goes round in a circle. */
  private static void chain(ExecutorService pool, int left, List<Long> alive) {
    alive.add(
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("chain-"))
            .count());
    if (left > 0) {
      pool.execute(() -> chain(pool, left - 1, alive));
    }
  }

  @Test
  void a_task_that_a_running_thread_will_take_needs_no_other(VirtualClock clock) {
    ExecutorService pool = clock.newScheduledThreadPool(1000, "chain");
    List<Long> alive = new ArrayList<>();

    pool.execute(() -> chain(pool, 50, alive));
    clock.advanceBy(Duration.ofSeconds(1));

    assertThat(alive).hasSize(51).allMatch(threads -> threads <= 2);
  }

  @Test
  void tasks_that_wait_have_a_thread_each(VirtualClock clock) {
    ExecutorService pool = clock.newScheduledThreadPool(1000, "wait");
    List<Duration> ended = new ArrayList<>();

    for (int i = 0; i < 5; i++) {
      pool.execute(
          () -> {
            try {
              clock.sleep(Duration.ofSeconds(3));
              ended.add(clock.elapsed());
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }
    clock.advanceBy(Duration.ofSeconds(10));

    assertThat(ended).hasSize(5).containsOnly(Duration.ofSeconds(3));
  }
}
