package dev.holter.borders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.holter.StepFunctionsExtension;
import dev.holter.StepFunctionsTest;
import dev.holter.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What runs on the thread of a test factory that waits for its dynamic tests: where tests run in
 * parallel, JUnit's pool has such a thread run any other test meanwhile.
 */
class FactoryThreadTests {
  private static final Instant VIRTUAL = Instant.parse("2025-01-01T00:00:00Z");

  private static void launch(boolean parallel, TestExecutionListener listener, Class<?>... tests) {
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(
                    Arrays.stream(tests)
                        .map(test -> selectClass(test))
                        .toArray(ClassSelector[]::new))
                .configurationParameter(
                    "junit.jupiter.execution.parallel.enabled", Boolean.toString(parallel))
                .configurationParameter(
                    "junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter(
                    "junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                .configurationParameter("junit.jupiter.execution.timeout.default", "300 s")
                .build(),
            listener);
  }

  /** What became of the tests; a test that was run in the midst of another one is not counted. */
  private static class Outcome implements TestExecutionListener {
    private final List<Throwable> failures = new ArrayList<>();
    private int passed;

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
      result.getThrowable().ifPresent(failures::add);
      passed += test.isTest() && result.getThrowable().isEmpty() ? 1 : 0;
    }

    synchronized void assertPassed(int tests) {
      assertThat(failures).isEmpty();
      assertThat(passed).isEqualTo(tests);
    }
  }

  private static DynamicTest thatWaits(int number, VirtualClock clock) {
    return dynamicTest("test " + number, () -> waitASecond(clock));
  }

  private static void waitASecond(VirtualClock clock) throws InterruptedException {
    Instant before = Instant.now();
    TimeUnit.SECONDS.sleep(1);
    assertThat(Instant.now()).isEqualTo(before.plusSeconds(1)).isEqualTo(clock.instant());
  }

  /** Made late: whoever makes them is on the clock, and the test before has moved it. */
  private static Stream<DynamicTest> tests(VirtualClock clock) {
    return IntStream.range(0, 3)
        .mapToObj(
            number -> {
              assertThat(Instant.now()).isEqualTo(clock.instant());
              return thatWaits(number, clock);
            });
  }

  /** Reads the time wherever JUnit might run something else. */
  private static final class Reading extends Outcome {
    private final List<Instant> read = new ArrayList<>();

    @Override
    public void dynamicTestRegistered(TestIdentifier test) {
      read.add(Instant.now());
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {WaysToReturnTestCases.class, OnAnotherThreadTestCases.class})
  void the_thread_is_on_the_clock_to_make_its_nodes_and_for_nothing_else(Class<?> tests) {
    Reading reading = new Reading();

    launch(false, reading, tests);

    reading.assertPassed(22);
    assertThat(reading.read).hasSize(24).allMatch(FactoryThreadTests::isReal);
  }

  private static boolean isReal(Instant read) {
    return read.isAfter(VIRTUAL.plus(Duration.ofDays(365)));
  }

  @StepFunctionsTest
  static class WaysToReturnTestCases {
    @TestFactory
    Stream<DynamicTest> a_stream(VirtualClock clock) {
      return tests(clock);
    }

    @TestFactory
    Iterator<DynamicTest> an_iterator(VirtualClock clock) {
      return tests(clock).iterator();
    }

    @TestFactory
    Iterable<DynamicTest> an_iterable(VirtualClock clock) {
      return () -> tests(clock).iterator();
    }

    @TestFactory
    List<DynamicTest> a_list(VirtualClock clock) {
      return tests(clock).toList();
    }

    @TestFactory
    DynamicTest[] an_array(VirtualClock clock) {
      return tests(clock).toArray(DynamicTest[]::new);
    }

    @TestFactory
    DynamicContainer a_container(VirtualClock clock) {
      return dynamicContainer(
          "outside", Stream.of(1).map(i -> dynamicContainer("inside", tests(clock))));
    }

    /** JUnit takes it from 5.12 on. */
    static final class Nodes {
      private final Stream<DynamicTest> tests;

      Nodes(VirtualClock clock) {
        this.tests = tests(clock);
      }

      public Iterator<DynamicTest> iterator() {
        return tests.iterator();
      }
    }

    @TestFactory
    Object whatever_has_an_iterator(VirtualClock clock) {
      return new Nodes(clock);
    }

    @TestFactory
    DynamicTest one(VirtualClock clock) {
      return thatWaits(0, clock);
    }
  }

  @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  static class OnAnotherThreadTestCases extends WaysToReturnTestCases {}

  /** Runs other tests on the thread of a factory, in its midst. */
  private static final class Helping extends Outcome {
    private final Class<?> others;
    private final Outcome outcome = new Outcome();

    Helping(Class<?> others) {
      this.others = others;
    }

    @Override
    public void dynamicTestRegistered(TestIdentifier test) {
      launch(false, outcome, others);
    }
  }

  @Test
  void a_test_without_a_clock_runs_in_its_midst() {
    Helping helping = new Helping(NoClockTestCases.class);

    launch(false, helping, FactoryTestCases.class);

    helping.assertPassed(7);
    helping.outcome.assertPassed(6 * 3);
  }

  @Test
  void a_test_with_a_clock_of_its_own_runs_in_its_midst() {
    Helping helping = new Helping(OwnClockTestCases.class);

    launch(false, helping, FactoryTestCases.class);

    helping.assertPassed(7);
    helping.outcome.assertPassed(6 * 3);
  }

  /** Which tests come to run there is the pool's affair. */
  @RepeatedWithFramework
  void many_run_in_parallel() {
    Outcome outcome = new Outcome();

    launch(
        true,
        outcome,
        FactoryTestCases.class,
        NoClockTestCases.class,
        OwnClockTestCases.class,
        SharedWorldTestCases.class,
        NoClockTestCases.InheritedTestCases.class,
        FactoryTestCases.InheritedTestCases.class);

    outcome.assertPassed(7 + 3 + 3 + 7 + 3 + 7);
  }

  static class NoClockTestCases {
    @RepeatedTest(3)
    void reads_the_time() {
      assertThat(Instant.now()).matches(FactoryThreadTests::isReal);
    }

    static class InheritedTestCases extends NoClockTestCases {}
  }

  @StepFunctionsTest
  static class OwnClockTestCases {
    @RepeatedTest(3)
    void waits(VirtualClock clock) throws InterruptedException {
      assertThat(Instant.now()).isEqualTo(VIRTUAL);
      waitASecond(clock);
    }
  }

  abstract static class TwoFactories {
    @TestFactory
    Stream<DynamicTest> factory(VirtualClock clock) {
      return tests(clock);
    }

    @TestFactory
    Stream<DynamicTest> another(VirtualClock clock) {
      return tests(clock);
    }
  }

  @StepFunctionsTest
  static class FactoryTestCases extends TwoFactories {
    @Test
    void waits(VirtualClock clock) throws InterruptedException {
      assertThat(Instant.now()).isEqualTo(VIRTUAL);
      waitASecond(clock);
    }

    static class InheritedTestCases extends FactoryTestCases {}
  }

  static class SharedWorldTestCases extends TwoFactories {
    @RegisterExtension
    static final StepFunctionsExtension STEP_FUNCTIONS = StepFunctionsExtension.builder().build();

    @Test
    void waits(VirtualClock clock) throws InterruptedException {
      waitASecond(clock);
    }
  }
}
