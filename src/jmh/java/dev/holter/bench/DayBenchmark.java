package dev.holter.bench;

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

/** A day of a sleeping worker that beats every 30 seconds, from the world's start to its end. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class DayBenchmark {

  /** Called by JMH. */
  public DayBenchmark() {}

  /** The first thing that a JVM does. */
  @Benchmark
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public int cold() {
    return day();
  }

  /** After some others. */
  @Benchmark
  @Warmup(iterations = 20)
  @Measurement(iterations = 10)
  public int warm() {
    return day();
  }

  private static int day() {
    try (OpenTasks tasks = new OpenTasks(1)) {
      var clock = tasks.stepFunctions().clock();
      tasks
          .stepFunctions()
          .runWorker(
              () -> {
                try {
                  while (true) {
                    clock.sleep(OpenTasks.BEAT);
                    tasks.client().sendTaskHeartbeat(tasks.beats().get(0));
                  }
                } catch (InterruptedException stop) {
                  Thread.currentThread().interrupt();
                }
              });
      clock.advanceBy(Duration.ofHours(24));
      int beats = tasks.stepFunctions().tasks().get(0).heartbeats().size();
      if (beats != 2880) {
        throw new IllegalStateException("A day had [" + beats + "] beats");
      }
      return beats;
    }
  }
}
