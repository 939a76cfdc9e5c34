package dev.holter.bench;

import dev.holter.OpenWorld;
import dev.holter.Transport;
import dev.holter.WorkerScript;
import dev.holter.execution.TaskAttempt;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A virtual hour of a worker that knows nothing of virtual time, with a real client. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 600)
@Measurement(iterations = 300)
public class UnmodifiedBenchmark {
  private static final Duration HOUR = Duration.ofHours(1);

  /** The part of an iteration that is the hour itself. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Hour {
    /** Milliseconds in which the clock was moved. */
    public double advance;

    /** Called by JMH. */
    public Hour() {}
  }

  /** Called by JMH. */
  public UnmodifiedBenchmark() {}

  /** A loop of {@code Thread.sleep} with a beat every 20 seconds, and the world around it. */
  @Benchmark
  public int sleeping(Hour hour) {
    return beats(hour, UnmodifiedBenchmark::sleep, 180);
  }

  /** An executor that beats every 30 seconds, and the world around it. */
  @Benchmark
  public int scheduled(Hour hour) {
    return beats(hour, UnmodifiedBenchmark::schedule, 120);
  }

  private interface Worker {
    void work(SfnClient client, String token) throws InterruptedException;
  }

  private static int beats(Hour hour, Worker worker, int expected) {
    try (OpenWorld world = OpenWorld.ofUnmodified(Transport.IN_PROCESS)) {
      TaskAttempt task = world.stepFunctions().scheduleTask(OpenTasks.TASK);
      SfnClient client = world.stepFunctions().client();
      WorkerScript script =
          () ->
              worker.work(
                  client,
                  client.getActivityTask(poll -> poll.activityArn(OpenTasks.ACTIVITY)).taskToken());
      long start = System.nanoTime();
      world.stepFunctions().runScript(script);
      world.stepFunctions().clock().advanceBy(HOUR);
      hour.advance = (System.nanoTime() - start) / 1e6;
      int beats = task.heartbeats().size();
      if (beats != expected) {
        throw new IllegalStateException("An hour had [" + beats + "] beats");
      }
      return beats;
    }
  }

  private static void sleep(SfnClient client, String token) throws InterruptedException {
    while (true) {
      Thread.sleep(20_000);
      client.sendTaskHeartbeat(r -> r.taskToken(token));
    }
  }

  private static void schedule(SfnClient client, String token) throws InterruptedException {
    ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    try {
      executor.scheduleAtFixedRate(
          () -> client.sendTaskHeartbeat(r -> r.taskToken(token)), 30, 30, TimeUnit.SECONDS);
      Thread.sleep(HOUR.multipliedBy(2).toMillis());
    } finally {
      executor.shutdownNow();
    }
  }
}
