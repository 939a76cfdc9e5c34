package dev.holter.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What code pays that is on nobody's clock: the same in a JVM with the agent and in one without.
 *
 * <p>The two run in short turns, since a ratio of a few hundredths is lost in anything longer.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 4)
@Measurement(iterations = 5)
public class NeighbourBenchmark {
  private static final int TURNS = 60;

  /** What the JVM with the agent is doing otherwise. */
  @Param({"INSTALLED", "WORLD"})
  public Neighbour.Mode with = Neighbour.Mode.INSTALLED;

  private final List<Neighbour> jvms = new ArrayList<>();

  /** Called by JMH. */
  public NeighbourBenchmark() {}

  /** Starts the two JVMs. */
  @Setup(Level.Trial)
  public void start() throws IOException {
    jvms.add(Neighbour.start(with));
    jvms.add(Neighbour.start(Neighbour.Mode.ABSENT));
  }

  /** Ends them. */
  @TearDown(Level.Trial)
  public void end() {
    jvms.forEach(Neighbour::close);
  }

  /** {@code System.nanoTime}. */
  @Benchmark
  public void nanoTime(Pair pair) {
    run(pair, Neighbour.Task.NANO_TIME);
  }

  /** {@code LockSupport.parkNanos} that finds a permit. */
  @Benchmark
  public void park(Pair pair) {
    run(pair, Neighbour.Task.PARK);
  }

  /** Two threads that park and unpark one another. */
  @Benchmark
  public void pingPong(Pair pair) {
    run(pair, Neighbour.Task.PING_PONG);
  }

  /** A queue that one thread fills and another one empties. */
  @Benchmark
  public void queue(Pair pair) {
    run(pair, Neighbour.Task.QUEUE);
  }

  private void run(Pair pair, Neighbour.Task task) {
    Neighbour measured = jvms.get(0);
    Neighbour against = jvms.get(1);
    pair.run(TURNS, task.operations, () -> measured.turn(task), () -> against.turn(task));
  }
}
