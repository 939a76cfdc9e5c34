package dev.holter.internal.agent;

import static dev.holter.TaskDefinition.activity;

import dev.holter.FakeStepFunctions;
import dev.holter.Fault;
import dev.holter.OpenWorld;
import dev.holter.VirtualClock;
import dev.holter.WorkerScript;
import dev.holter.execution.TaskAttempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.sfn.SfnAsyncClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Workers that take a task with a real client and beat for an hour. */
final class SdkWorkers {
  private static final String ACTIVITY = "thumbnails";
  private static final String ARN = "arn:aws:states:us-east-1:123456789012:activity:" + ACTIVITY;

  /** Makes a worker, on the test's thread, given the time between two beats. */
  interface Work {
    WorkerScript of(FakeStepFunctions stepFunctions, long seconds);
  }

  private SdkWorkers() {}

  /** One hour of a worker that beats every so many seconds. */
  static Hour hour(OpenWorld world, long seconds, Work work) {
    FakeStepFunctions stepFunctions = world.stepFunctions();
    VirtualClock clock = stepFunctions.clock();
    TaskAttempt task =
        stepFunctions.scheduleTask(activity(ACTIVITY).heartbeat(Duration.ofSeconds(90)));
    stepFunctions.runScript(work.of(stepFunctions, seconds));
    clock.advanceBy(Beats.HOUR);
    List<Duration> beats =
        task.heartbeats().stream().map(beat -> Duration.between(clock.start(), beat.at())).toList();
    String journal = task + "\n" + task.execution().history() + "\n" + task.calls();
    return new Hour(beats, journal);
  }

  /** The worker of the README. */
  static WorkerScript loop(SfnClient client, long seconds) {
    return () -> beatInALoop(client, seconds);
  }

  static void beatInALoop(SfnClient client, long seconds) throws Exception {
    String token = client.getActivityTask(r -> r.activityArn(ARN)).taskToken();
    while (true) {
      TimeUnit.SECONDS.sleep(seconds);
      client.sendTaskHeartbeat(r -> r.taskToken(token));
    }
  }

  static WorkerScript scheduled(SfnClient client, long seconds) {
    return () -> beatAtARate(client, seconds);
  }

  private static void beatAtARate(SfnClient client, long seconds) throws Exception {
    String token = client.getActivityTask(r -> r.activityArn(ARN)).taskToken();
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
    pool.scheduleAtFixedRate(
        () -> client.sendTaskHeartbeat(r -> r.taskToken(token)),
        seconds,
        seconds,
        TimeUnit.SECONDS);
    try {
      TimeUnit.DAYS.sleep(1);
    } finally {
      pool.shutdownNow();
    }
  }

  static WorkerScript asyncLoop(SfnAsyncClient client, long seconds) {
    return () -> beatInALoop(client, seconds);
  }

  static void beatInALoop(SfnAsyncClient client, long seconds) throws Exception {
    String token = client.getActivityTask(r -> r.activityArn(ARN)).get().taskToken();
    while (true) {
      TimeUnit.SECONDS.sleep(seconds);
      client.sendTaskHeartbeat(r -> r.taskToken(token)).get(30, TimeUnit.SECONDS);
    }
  }

  /** Never waits for an answer: each is followed by the next beat. */
  static WorkerScript asyncChain(SfnAsyncClient client, long seconds) {
    return () -> {
      Executor later = CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS);
      client
          .getActivityTask(r -> r.activityArn(ARN))
          .thenCompose(task -> chain(client, task.taskToken(), later))
          .get();
    };
  }

  private static CompletableFuture<?> chain(SfnAsyncClient client, String token, Executor later) {
    return CompletableFuture.runAsync(() -> {}, later)
        .thenCompose(waited -> client.sendTaskHeartbeat(r -> r.taskToken(token)))
        .thenCompose(answer -> chain(client, token, later));
  }

  /** Every tenth beat is refused once, which takes five seconds from the worker's margin. */
  static Hour throttledHour(OpenWorld world, long seconds, Work work) {
    for (int call = 10; call < 80; call += 11) {
      world.stepFunctions().onHeartbeat(call, Fault.throttling());
    }
    return hour(world, seconds, work);
  }

  /** When the beats of {@link #throttledHour} arrive. */
  static List<Duration> throttledBeats(long seconds, boolean atARate) {
    List<Duration> beats = new ArrayList<>();
    Duration at = Duration.ZERO;
    for (int beat = 1; ; beat++) {
      boolean late = beat % 10 == 0;
      Duration due = atARate ? Duration.ofSeconds(seconds * beat) : at.plusSeconds(seconds);
      at = late ? due.plusSeconds(5) : due;
      if (at.compareTo(Beats.HOUR) > 0) {
        return beats;
      }
      beats.add(at);
    }
  }

  /** Five seconds between two attempts, without the SDK's random part. */
  static ClientOverrideConfiguration fixedBackOff() {
    BackoffStrategy five = BackoffStrategy.fixedDelayWithoutJitter(Duration.ofSeconds(5));
    return ClientOverrideConfiguration.builder()
        .retryStrategy(
            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(3)
                .backoffStrategy(five)
                .throttlingBackoffStrategy(five)
                .build())
        .build();
  }
}
