package dev.holter.borders;

import static dev.holter.borders.Beats.every;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * A worker whose class remembers a time of {@link System#nanoTime} from one test to the next, as
 * rate limiters and caches do. Those times never go back in a JVM.
 */
@StepFunctionsTest
@Execution(ExecutionMode.SAME_THREAD)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StaticStateTests {

  /** Permits one call every 20 seconds. */
  private static final class Limiter {
    private static final long PERIOD = TimeUnit.SECONDS.toNanos(20);

    private static Long next;

    static synchronized void acquire() throws InterruptedException {
      long now = System.nanoTime();
      if (next != null && next - now > 0) {
        TimeUnit.NANOSECONDS.sleep(next - now);
      }
      next = System.nanoTime() + PERIOD;
    }
  }

  @Repeated
  @Order(1)
  void a_day_passes(VirtualClock clock) throws InterruptedException {
    clock.advanceBy(ofDays(1));
    Limiter.acquire();
    clock.advanceBy(ofSeconds(20));
  }

  @Repeated
  @Order(2)
  void a_limiter_lets_the_next_test_go_on(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    stepFunctions.runScript(
        () -> {
          Limiter.acquire();
          for (int n = 0; n < 3; n++) {
            Limiter.acquire();
            beats.beat();
          }
        });

    clock.advanceBy(ofSeconds(60));

    assertThat(beats.instants()).isEqualTo(every(20, 3));
    // The next repetition begins when the limiter is free.
    clock.advanceBy(ofSeconds(20));
  }
}
