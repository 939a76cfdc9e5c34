package dev.holter.bench;

import dev.holter.VirtualClock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** The clock alone: how long it takes to wake a sleeper. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class ClockBenchmark {
  private static final int SLEEPS = 20_000;

  /** Called by JMH. */
  public ClockBenchmark() {}

  /** One thread, which moves time itself. */
  @Benchmark
  @OperationsPerInvocation(SLEEPS)
  public void oneThread() {
    sleep(1);
  }

  /** Two threads, each of which moves time to the other's turn. */
  @Benchmark
  @OperationsPerInvocation(SLEEPS)
  public void twoThreadsAlternating() {
    sleep(2);
  }

  private static void sleep(int threads) {
    try (VirtualClock clock = VirtualClock.create()) {
      for (int i = 1; i <= threads; i++) {
        Duration first = Duration.ofSeconds(i);
        clock.threadFactory().newThread(() -> sleep(clock, first, threads)).start();
      }
      clock.advanceBy(Duration.ofSeconds(SLEEPS));
    }
  }

  private static void sleep(VirtualClock clock, Duration first, int threads) {
    Duration period = Duration.ofSeconds(threads);
    try {
      clock.sleep(first);
      while (true) {
        clock.sleep(period);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
