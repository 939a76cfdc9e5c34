package dev.holter.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** JUnit runs these at once: clocks that move differently, and tests that have none. */
@Execution(ExecutionMode.CONCURRENT)
class ParallelTests {

  @Nested
  @StepFunctionsTest
  class OnClocks {

    @RepeatedTest(20)
    void beats_at_its_own_instants(FakeStepFunctions stepFunctions, VirtualClock clock) {
      long period = Thread.currentThread().getId() % 7 + 1;
      Queue<Instant> beats = new ConcurrentLinkedQueue<>();
      stepFunctions.runScript(
          () -> {
            ScheduledExecutorService executor = Executors.newScheduledThreadPool(3);
            executor.scheduleAtFixedRate(
                () -> beats.add(Instant.now()), period, period, TimeUnit.MINUTES);
            try {
              TimeUnit.DAYS.sleep(1);
            } finally {
              executor.shutdownNow();
            }
          });

      clock.advanceBy(Duration.ofMinutes(period * 50));

      assertThat(beats)
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, 50)
                  .mapToObj(
                      beat -> VirtualClock.DEFAULT_START.plus(Duration.ofMinutes(beat * period)))
                  .toList());
    }
  }

  @Nested
  class InRealTime {

    @RepeatedTest(20)
    void a_test_without_a_clock_waits_as_ever() throws InterruptedException {
      Instant before = Instant.now();
      long started = System.nanoTime();
      ScheduledExecutorService executor = Executors.newScheduledThreadPool(1);

      Thread.sleep(2);
      executor.schedule(() -> {}, 2, TimeUnit.MILLISECONDS);
      executor.shutdown();

      // Each of the two took as long as it said: neither was ended by another test's clock.
      assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
      assertThat(System.nanoTime() - started).isGreaterThanOrEqualTo(4_000_000);
      assertThat(Instant.now()).isAfterOrEqualTo(before);
      assertThat(before).isAfter(VirtualClock.DEFAULT_START.plus(Duration.ofDays(1)));
    }
  }
}
