package dev.holter.bench;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
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

/** Beats on virtual time: of the only task, or of ten thousand tasks in turn. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 8)
@Measurement(iterations = 5)
public class ConcurrencyBenchmark {
  private static final int MANY = 10_000;
  private static final int TURNS = 60;
  private static final int BEATS = 100;

  private OpenTasks one = new OpenTasks(0);
  private OpenTasks many = new OpenTasks(0);

  /** Called by JMH. */
  public ConcurrencyBenchmark() {}

  /** Hands out the tasks and spreads their beats evenly. */
  @Setup(Level.Iteration)
  public void open() {
    close();
    one = beating(1);
    many = beating(MANY);
  }

  private static OpenTasks beating(int count) {
    OpenTasks tasks = new OpenTasks(count);
    var client = tasks.client();
    ScheduledExecutorService executor =
        tasks.stepFunctions().clock().newSingleThreadScheduledExecutor();
    long period = OpenTasks.BEAT.toMillis();
    for (int i = 0; i < count; i++) {
      var beat = tasks.beats().get(i);
      long first = (i + 1) * period / count;
      executor.scheduleAtFixedRate(
          () -> client.sendTaskHeartbeat(beat), first, period, TimeUnit.MILLISECONDS);
    }
    return tasks;
  }

  /** Ends the tests. */
  @TearDown
  public void close() {
    one.close();
    many.close();
  }

  /** What is measured. */
  @Benchmark
  public void manyTasks(Pair pair) {
    pair.run(TURNS, BEATS, () -> advance(many, MANY), () -> advance(one, 1));
  }

  private static void advance(OpenTasks tasks, int count) {
    Duration span = OpenTasks.BEAT.multipliedBy(BEATS).dividedBy(count);
    tasks.stepFunctions().clock().advanceBy(span);
  }
}
