package dev.holter.bench;

import dev.holter.Deviation;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it takes to explore. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class ExploreBenchmark {
  private static final int TURNS = 9;
  private static final int ASKING_TURNS = 60;
  private static final int BEATS = 50;

  /** Called by JMH. */
  public ExploreBenchmark() {}

  /** A world, beside the same body as a repeated test. */
  @Benchmark
  @Warmup(iterations = 3)
  @Measurement(iterations = 3)
  public void world(Pair pair) {
    pair.run(
        TURNS,
        BeatingTestCases.TIMES,
        () -> TestBenchmark.run(BeatingTestCases.Explored.class, 1),
        () -> TestBenchmark.run(BeatingTestCases.Repeated.class, BeatingTestCases.TIMES));
  }

  /** A beat where each place is asked and all is as usual, beside one where nobody is asked. */
  @Benchmark
  @Warmup(iterations = 40)
  @Measurement(iterations = 5)
  public void zero(Pair pair) {
    try (OpenTasks asked = new OpenTasks(1);
        OpenTasks plain = new OpenTasks(1)) {
      Duration never = Duration.ofSeconds(1);
      asked
          .stepFunctions()
          .except(
              Deviation.freeze("nobody", 1, never),
              Deviation.request("nobody", 1, never),
              Deviation.answer("nobody", 1, never),
              Deviation.of("fault", "nobody", 1, "THROTTLED"),
              Deviation.othersFirst("nobody", 1));
      pair.run(
          ASKING_TURNS,
          BEATS,
          () -> asked.beat(asked.client(), BEATS),
          () -> plain.beat(plain.client(), BEATS));
    }
  }
}
