package dev.holter.borders;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import dev.holter.time.UndecidedException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A worker class with a static pool, in tests that JUnit runs at once. */
class SharedPoolTests {

  @Test
  void fails_each_of_them() {
    List<Throwable> failures =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(StaticPoolTestCases.class))
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
            .execute()
            .testEvents()
            .finished()
            .stream()
            .map(event -> event.getRequiredPayload(TestExecutionResult.class))
            .flatMap(result -> result.getThrowable().stream())
            .toList();

    assertThat(failures)
        .hasSize(2)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOf(UndecidedException.class)
                    .hasMessageContaining("gave tasks to one pool")
                    .hasMessageContaining("ThreadPoolExecutor of [pool-")
                    .hasMessageContaining("Do this: run these tests one after the other"));
  }

  @StepFunctionsTest
  @Execution(ExecutionMode.CONCURRENT)
  static class StaticPoolTestCases {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(4);
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @RepeatedTest(2)
    void sleeps(FakeStepFunctions stepFunctions, VirtualClock clock) throws Exception {
      clock.inRealTime(() -> BOTH.await(5, TimeUnit.MINUTES));
      stepFunctions.runScript(() -> POOL.submit(() -> {}));
      clock.advanceBy(ofSeconds(1));
      clock.inRealTime(() -> BOTH.await(5, TimeUnit.MINUTES));
    }
  }
}
