package dev.holter.borders;

import static dev.holter.borders.Beats.every;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import org.jboss.threads.EnhancedQueueExecutor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The pool of an application that tests share, as that of Quarkus. Its threads look for a task many
 * times before they park, and whoever finds one there is not woken for it.
 */
@StepFunctionsTest
@Execution(ExecutionMode.SAME_THREAD)
class SharedPoolTests {
  private static final EnhancedQueueExecutor POOL =
      new EnhancedQueueExecutor.Builder().setCorePoolSize(1).setMaximumPoolSize(4).build();

  @AfterAll
  static void shutDown() {
    POOL.shutdownNow();
  }

  @Repeated
  void a_task_begins_in_the_test_that_gives_it(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    POOL.execute(
        () -> {
          try {
            for (int beat = 0; beat < 30; beat++) {
              Thread.sleep(20_000);
              beats.beat();
            }
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });

    clock.advanceBy(ofMinutes(10).plus(ofSeconds(1)));

    assertThat(beats.instants()).isEqualTo(every(20, 30));
  }
}
