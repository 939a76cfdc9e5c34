package dev.holter.borders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.holter.FakeStepFunctions;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The JDK's common pool belongs to the whole JVM: its threads may be at work for somebody else, and
 * take what is given to them without being woken. On two cores the JDK's client uses it since JDK
 * 25 only.
 */
class BusyCommonPoolTests {
  private static final AtomicBoolean BUSY = new AtomicBoolean();
  private static final ForkJoinPool POOL = ForkJoinPool.commonPool();

  @BeforeAll
  static void keepItBusy() {
    BUSY.set(true);
    for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
      POOL.execute(BusyCommonPoolTests::work);
    }
  }

  /** For a moment, and then again, so that others get their turn. */
  private static void work() {
    long sum = 0;
    for (int i = 0; i < 3_000_000; i++) {
      sum += Integer.bitCount(i);
    }
    if (BUSY.get() && sum > 0) {
      POOL.execute(BusyCommonPoolTests::work);
    }
  }

  @AfterAll
  static void leaveIt() {
    BUSY.set(false);
  }

  @StepFunctionsTest
  @Nested
  class Meanwhile {
    @RepeatedWithFramework
    void the_JDKs_client_which_the_test_asks(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) throws Exception {
      SlowAnswerTests.assertAnswersTheTest(stepFunctions, client, clock);
    }

    @RepeatedWithFramework
    void what_a_worker_gives_to_it(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      Beats.assertEvery20Seconds(
          stepFunctions,
          client,
          clock,
          () -> CompletableFuture.runAsync(Meanwhile::sleep, POOL).get());
    }

    @RepeatedWithFramework
    void what_a_worker_submits_to_it(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      Beats.assertEvery20Seconds(
          stepFunctions,
          client,
          clock,
          () -> {
            Future<?> task = POOL.submit(Meanwhile::sleep);
            Future<Integer> fixed = POOL.submit(() -> {}, 1);
            Future<String> called = POOL.submit(() -> "called");
            Future<Integer> forked =
                POOL.submit(ForkJoinTask.adapt(() -> IntStream.range(0, 100).parallel().sum()));
            task.get();
            assertThat(fixed.get()).isEqualTo(1);
            assertThat(called.get()).isEqualTo("called");
            assertThat(forked.get()).isEqualTo(4_950);
          });
    }

    @RepeatedWithFramework
    void what_fails_in_it(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      Beats.assertEvery20Seconds(
          stepFunctions,
          client,
          clock,
          () -> {
            Future<?> task =
                POOL.submit(
                    () -> {
                      sleep();
                      throw new IllegalArgumentException("here");
                    });
            assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(task::get)
                .withStackTraceContaining("IllegalArgumentException: here");
          });
    }

    @RepeatedWithFramework
    void what_a_thread_that_works_for_a_worker_gives_to_it(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      Executor other = task -> new Thread(task).start();
      Beats.assertEvery20Seconds(
          stepFunctions,
          client,
          clock,
          () ->
              CompletableFuture.completedFuture("")
                  .thenRunAsync(() -> {}, other)
                  .thenRunAsync(Meanwhile::sleep, POOL)
                  .get());
    }

    private static void sleep() {
      try {
        Thread.sleep(20_000);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
