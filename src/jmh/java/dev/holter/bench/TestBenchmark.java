package dev.holter.bench;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Whole tests, as JUnit's launcher runs them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class TestBenchmark {
  private static final int FURTHER = 200;

  /** Called by JMH. */
  public TestBenchmark() {}

  /** The first test of a JVM. */
  @Benchmark
  @Fork(1)
  public long firstWithHolter() {
    return run(HolterTestCases.class);
  }

  /** What it is measured against. */
  @Benchmark
  @Fork(1)
  public long firstWithWireMock() {
    return run(PlainTestCases.class);
  }

  /** The following ones, beside empty ones: the difference is what Holter takes. */
  @Benchmark
  @Fork(1)
  @Warmup(iterations = 2)
  @Measurement(iterations = 3)
  public void further(Pair pair) {
    pair.run(FURTHER, 1, () -> run(HolterTestCases.class), () -> run(EmptyTestCases.class));
  }

  /** The same of a stub. */
  @Benchmark
  @Fork(1)
  @Warmup(iterations = 2)
  @Measurement(iterations = 3)
  public void furtherWithWireMock(Pair pair) {
    pair.run(FURTHER, 1, () -> run(PlainTestCases.class), () -> run(EmptyTestCases.class));
  }

  static long run(Class<?> test) {
    return run(test, 1);
  }

  static long run(Class<?> test, int tests) {
    return run(test, tests, Map.of());
  }

  static long run(Class<?> test, int tests, Map<String, String> parameters) {
    Launcher launcher = LauncherFactory.create();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(test))
            // the project's own tests run in a pool of threads, most users' tests do not
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
            .configurationParameters(parameters)
            .build(),
        summary);
    if (summary.getSummary().getTestsSucceededCount() != tests) {
      throw new IllegalStateException(
          "[" + test + "] failed: " + summary.getSummary().getFailures().toString());
    }
    return summary.getSummary().getTestsSucceededCount();
  }
}
