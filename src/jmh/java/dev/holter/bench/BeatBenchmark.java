package dev.holter.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A beat with the injected client, and one with the same client over a transport of constants. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 40)
@Measurement(iterations = 5)
public class BeatBenchmark {
  private static final int TURNS = 60;
  private static final int BEATS = 50;

  private OpenTasks tasks = new OpenTasks(1);
  private SfnClient constant = constant(tasks);

  /** Called by JMH. */
  public BeatBenchmark() {}

  /** WireMock's journal grows by a day's beats in an iteration, and each begins with a new one. */
  @Setup(Level.Iteration)
  public void renew() {
    close();
    tasks = new OpenTasks(1);
    constant = constant(tasks);
  }

  /** Ends the test. */
  @TearDown
  public void close() {
    constant.close();
    tasks.close();
  }

  /** What is measured. */
  @Benchmark
  public void inProcess(Pair pair) {
    pair.run(
        TURNS, BEATS, () -> tasks.beat(tasks.client(), BEATS), () -> tasks.beat(constant, BEATS));
  }

  private static SfnClient constant(OpenTasks tasks) {
    return tasks.stepFunctions().clientBuilder().httpClient(new ConstantHttpClient()).build();
  }
}
