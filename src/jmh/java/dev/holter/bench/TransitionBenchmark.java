package dev.holter.bench;

import dev.holter.OpenWorld;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** State transitions, without and with a move of time between them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class TransitionBenchmark {
  private static final int STATES = 5_000;

  private final String passes = chain("\"Type\":\"Pass\"");
  private final String waits = chain("\"Type\":\"Wait\",\"Seconds\":1");

  /** Called by JMH. */
  public TransitionBenchmark() {}

  /** A chain of Pass states. */
  @Benchmark
  @OperationsPerInvocation(STATES)
  public void pass() {
    walk(passes);
  }

  /** A chain of Wait states. */
  @Benchmark
  @OperationsPerInvocation(STATES)
  public void await() {
    walk(waits);
  }

  // A world of its own for each, since one keeps the histories of all its executions.
  private static void walk(String definition) {
    try (OpenWorld own = new OpenWorld()) {
      own.stepFunctions().createStateMachine("m", definition);
      own.stepFunctions().startExecution("{\"n\":1}");
      own.stepFunctions().clock().advanceBy(Duration.ofSeconds(STATES));
    }
  }

  private static String chain(String state) {
    return IntStream.range(1, STATES)
        .mapToObj(i -> "\"S" + i + "\":{" + state + ",\"Next\":\"S" + (i + 1) + "\"},")
        .collect(
            Collectors.joining(
                "",
                "{\"StartAt\":\"S1\",\"States\":{",
                "\"S" + STATES + "\":{" + state + ",\"End\":true}}}"));
  }
}
