package dev.holter.bench;

import dev.holter.FakeStepFunctions;
import dev.holter.OpenWorld;
import dev.holter.execution.Execution;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;

/**
 * The cost of an item of a Map state, from the world's start to its end: a worker beats for each
 * item once a minute for an hour. In the same execution 40 items run at once, distributed all.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 0)
@Measurement(iterations = 1, time = 1)
public class MapBenchmark {
  private static final int BEATS = 60;

  /** Called by JMH. */
  public MapBenchmark() {}

  /** Ten items in one execution. */
  @Benchmark
  @Warmup(iterations = 5, time = 1)
  @OperationsPerInvocation(10)
  public void inline10() {
    work("INLINE", 10);
  }

  /** A thousand; more than three thousand do not fit into a history. */
  @Benchmark
  @Warmup(iterations = 2, time = 1)
  @OperationsPerInvocation(1_000)
  public void inline1000() {
    work("INLINE", 1_000);
  }

  /** Ten items in ten executions. */
  @Benchmark
  @Warmup(iterations = 5, time = 1)
  @OperationsPerInvocation(10)
  public void distributed10() {
    work("DISTRIBUTED", 10);
  }

  /** A thousand. */
  @Benchmark
  @Warmup(iterations = 2, time = 1)
  @OperationsPerInvocation(1_000)
  public void distributed1000() {
    work("DISTRIBUTED", 1_000);
  }

  /** Ten thousand. */
  @Benchmark
  @Warmup(iterations = 1, time = 1)
  @OperationsPerInvocation(10_000)
  public void distributed10000() {
    work("DISTRIBUTED", 10_000);
  }

  private static void work(String mode, int items) {
    try (OpenWorld world = new OpenWorld()) {
      FakeStepFunctions stepFunctions = world.stepFunctions();
      String activity = stepFunctions.createActivity("work");
      stepFunctions.createStateMachine("m", definition(mode, activity));
      stepFunctions.runWorker(new Worker(stepFunctions, activity));
      Execution execution =
          stepFunctions.startExecution(IntStream.range(0, items).boxed().toList().toString());
      stepFunctions.clock().advanceBy(Duration.ofHours(1 + items / 40));
      if (execution.status() != ExecutionStatus.SUCCEEDED) {
        throw new IllegalStateException(execution + " " + execution.cause());
      }
    }
  }

  private static String definition(String mode, String activity) {
    return """
        {"StartAt":"M","States":{"M":{"Type":"Map","End":true,
         "ItemProcessor":{"ProcessorConfig":{"Mode":"%s","ExecutionType":"STANDARD"},"StartAt":"T",
          "States":{"T":{"Type":"Task","Resource":"%s","HeartbeatSeconds":90,"End":true}}}}}}"""
        .formatted(mode, activity);
  }

  /** Polls on one thread and beats on another. */
  private static final class Worker implements Runnable {
    private final FakeStepFunctions stepFunctions;
    private final String activity;
    private final ScheduledExecutorService beats;

    Worker(FakeStepFunctions stepFunctions, String activity) {
      this.stepFunctions = stepFunctions;
      this.activity = activity;
      this.beats = stepFunctions.clock().newSingleThreadScheduledExecutor();
    }

    @Override
    public void run() {
      try {
        while (!Thread.currentThread().isInterrupted()) {
          String token =
              stepFunctions.client().getActivityTask(r -> r.activityArn(activity)).taskToken();
          if (token != null) {
            work(token);
          }
        }
      } catch (AbortedException closing) {
        beats.shutdownNow();
      }
    }

    private void work(String token) {
      SendTaskHeartbeatRequest beat = SendTaskHeartbeatRequest.builder().taskToken(token).build();
      AtomicInteger left = new AtomicInteger(BEATS);
      CompletableFuture<ScheduledFuture<?>> timer = new CompletableFuture<>();
      timer.complete(
          beats.scheduleAtFixedRate(
              () -> {
                if (left.decrementAndGet() > 0) {
                  stepFunctions.client().sendTaskHeartbeat(beat);
                } else {
                  stepFunctions.client().sendTaskSuccess(r -> r.taskToken(token).output("1"));
                  timer.join().cancel(false);
                }
              },
              1,
              1,
              TimeUnit.MINUTES));
    }
  }
}
