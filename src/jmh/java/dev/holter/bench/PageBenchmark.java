package dev.holter.bench;

import dev.holter.HolterParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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

/**
 * What the page takes of the time of a run, whose test beats for a day. Each run has a folder of
 * its own: those of one build add up, and its page would grow with every turn.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@Fork(1)
public class PageBenchmark {
  private static final int TURNS = 40;

  private final Path folder = folder();
  private int runs;

  /** Called by JMH. */
  public PageBenchmark() {}

  private static Path folder() {
    try {
      return Files.createTempDirectory("page");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that is kept for a test that might have failed. */
  @Benchmark
  public void unwritten(Pair pair) {
    pair.run(TURNS, 1, () -> run("failures"), () -> run("never"));
  }

  /** A page that is drawn and written. */
  @Benchmark
  public void written(Pair pair) {
    pair.run(TURNS, 1, () -> run("always"), () -> run("never"));
  }

  private void run(String page) {
    TestBenchmark.run(
        DayTestCases.class,
        1,
        Map.of(
            HolterParameters.PAGE,
            page,
            HolterParameters.PAGE_FOLDER,
            folder.resolve("run" + runs++).toString()));
  }
}
