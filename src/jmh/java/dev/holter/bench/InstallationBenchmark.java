package dev.holter.bench;

import dev.holter.internal.agent.HolterAgent;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The agent's installation, once per JVM, in one that has run a test without Holter. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(5)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class InstallationBenchmark {

  /** Called by JMH. */
  public InstallationBenchmark() {}

  /** Loads what a test needs anyway. */
  @Setup
  public void runAnotherTest() {
    TestBenchmark.run(EmptyTestCases.class);
  }

  /** As the first test does it. */
  @Benchmark
  public Object attached() {
    return HolterAgent.install();
  }

  /** As the JVM does it for {@code -javaagent}. */
  @Benchmark
  public Object given(Given given) {
    HolterAgent.premain(null, given.jvm);
    return HolterAgent.install();
  }

  /** What the JVM hands to an agent. */
  @State(Scope.Benchmark)
  public static class Given {
    private final Instrumentation jvm = ByteBuddyAgent.install();

    /** Called by JMH. */
    public Given() {}
  }
}
