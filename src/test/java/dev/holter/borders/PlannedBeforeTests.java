package dev.holter.borders;

import static dev.holter.borders.Beats.every;
import static java.time.Duration.ofMinutes;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A pool in which something was planned in real time, before what a worker plans in it. */
@StepFunctionsTest
class PlannedBeforeTests {
  private static final ScheduledExecutorService POOL = Executors.newScheduledThreadPool(1);

  @BeforeAll
  static void plan() {
    POOL.schedule(() -> {}, 200, SECONDS);
  }

  @AfterAll
  static void end() {
    POOL.shutdownNow();
  }

  @Test
  void what_a_worker_plans_later_runs_in_virtual_time(
      FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
    Beats beats = Beats.begin(stepFunctions, client);
    stepFunctions.runScript(
        () -> {
          for (int n = 0; n < 3; n++) {
            POOL.schedule(beats::beat, 300, SECONDS).get();
          }
        });

    clock.advanceBy(ofMinutes(15));

    assertThat(beats.instants()).isEqualTo(every(300, 3));
  }
}
