package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.WorkerActs.beat;
import static dev.holter.WorkerActs.poll;
import static dev.holter.WorkerActs.stoppable;
import static dev.holter.WorkerActs.succeed;
import static dev.holter.assertj.HolterAssertions.assertThat;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holter.execution.Execution;
import dev.holter.execution.TaskAttempt;
import java.util.List;
import java.util.Queue;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * Twelve defects of workers, each of which passes as usual, and beside each the worker without it.
 */
final class Defects {
  private Defects() {}

  /** Of whoever runs these workers, and reads their journals. */
  static final String LOCK = "defects";

  /** What happened in the worlds that have been, oldest first. */
  static final Queue<List<String>> JOURNALS = new ConcurrentLinkedQueue<>();

  abstract static class Noted {
    @AfterEach
    void note(FakeStepFunctions stepFunctions) {
      JOURNALS.add(Journal.of(stepFunctions.world));
    }
  }

  /** One activity, tried again if its worker is lost. */
  private static Execution retried(FakeStepFunctions stepFunctions) {
    String arn = stepFunctions.createActivity("jobs");
    stepFunctions.createStateMachine(
        "retried",
        """
        {"StartAt": "Job", "States": {"Job": {"Type": "Task", "Resource": "%s",
          "HeartbeatSeconds": 60, "End": true,
          "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 1, "MaxAttempts": 3}]}}}
        """
            .formatted(arn));
    return stepFunctions.startExecution("retried", "{}");
  }

  @StepFunctionsTest
  static class TaskLostWhenStopMeetsAnOpenPoll extends Noted {
    @Explore(latency = "PT2S")
    void broken(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, false);
    }

    @Explore(latency = "PT2S")
    void sound(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, true);
    }

    private volatile boolean stopping;

    private void test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, boolean sound) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      stepFunctions.runWorker(
          stoppable(
              () -> {
                while (!stopping) {
                  String token =
                      client.getActivityTask(r -> r.activityArn(task.activityArn())).taskToken();
                  if (token != null && (sound || !stopping)) {
                    Thread.sleep(10_000);
                    succeed(client, token);
                  }
                }
              }));
      clock.advanceBy(ofSeconds(1));
      stopping = true;

      clock.advanceBy(ofMinutes(3));

      assertThat(task).hasSucceeded();
    }
  }

  @StepFunctionsTest
  static class ResultLostWhenClosingComesFirst extends Noted {
    @Explore(freeze = "PT10S")
    void broken(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
        throws InterruptedException {
      test(stepFunctions, client, clock, false);
    }

    @Explore(freeze = "PT10S")
    void sound(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock)
        throws InterruptedException {
      test(stepFunctions, client, clock, true);
    }

    private static void test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, boolean sound)
        throws InterruptedException {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      ExecutorService pool = Executors.newSingleThreadExecutor();
      pool.execute(
          stoppable(
              () -> {
                String token = poll(client, task.resource()).taskToken();
                Thread.sleep(10_000);
                succeed(client, token);
              }));
      clock.advanceBy(ofSeconds(12));
      if (sound) {
        pool.shutdown();
      } else {
        pool.shutdownNow();
      }
      assertThat(pool.awaitTermination(2, TimeUnit.MINUTES)).isTrue();

      assertThat(task).hasSucceeded();
    }
  }

  @StepFunctionsTest
  static class BeatAfterTheEndKillsTheTimer extends Noted {
    @Explore
    void broken(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, false);
    }

    @Explore
    void sound(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, true);
    }

    private static void test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, boolean sound) {
      TaskAttempt first = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      TaskAttempt second = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      stepFunctions.runWorker(
          stoppable(
              () -> {
                Timer timer = new Timer(true);
                try {
                  for (int task = 0; task < 2; task++) {
                    String token = poll(client, first.resource()).taskToken();
                    TimerTask beats =
                        new TimerTask() {
                          @Override
                          public void run() {
                            try {
                              beat(client, token);
                            } catch (SfnException rejected) {
                              if (!sound) {
                                throw rejected;
                              }
                            }
                          }
                        };
                    timer.schedule(beats, 20_000, 20_000);
                    Thread.sleep(100_000);
                    succeed(client, token);
                    beats.cancel();
                  }
                } finally {
                  timer.cancel();
                }
              }));

      clock.advanceBy(ofMinutes(5));

      assertThat(first).hasSucceeded();
      assertThat(second).hasSucceeded();
    }
  }

  @StepFunctionsTest
  static class BurstOfThrottlingEndsTheRate extends Noted {
    @Explore(faults = true)
    void broken(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, false);
    }

    @Explore(faults = true)
    void sound(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, true);
    }

    private static void test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, boolean sound) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      stepFunctions.runWorker(
          stoppable(
              () -> {
                String token = poll(client, task.resource()).taskToken();
                ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
                Runnable beat = () -> beat(client, token);
                try {
                  timer.scheduleAtFixedRate(
                      sound ? () -> tolerantly(beat) : beat, 20, 20, TimeUnit.SECONDS);
                  Thread.sleep(200_000);
                } finally {
                  timer.shutdownNow();
                }
              }));

      clock.advanceBy(ofSeconds(190));

      assertThat(task).isRunning();
    }
  }

  private static void tolerantly(Runnable beat) {
    try {
      beat.run();
    } catch (RuntimeException tryAgainAtTheNextOne) {
      // One beat less is no harm.
    }
  }

  @StepFunctionsTest
  static class TimeOutSwallowedAndWorkGoesOn extends Noted {
    @Explore(freeze = "PT90S")
    void broken(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, false);
    }

    @Explore(freeze = "PT90S")
    void sound(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, true);
    }

    private static void test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, boolean sound) {
      Execution execution = retried(stepFunctions);
      String arn = stepFunctions.activityArn("jobs");
      AtomicInteger wasted = new AtomicInteger();
      stepFunctions.runWorker(
          stoppable(
              () -> {
                while (true) {
                  work(client, poll(client, arn).taskToken(), wasted, sound);
                }
              }));

      clock.advanceBy(ofMinutes(10));

      assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(wasted).hasValue(0);
    }

    private static void work(SfnClient client, String token, AtomicInteger wasted, boolean sound)
        throws InterruptedException {
      boolean lost = false;
      for (int page = 0; page < 5; page++) {
        Thread.sleep(20_000);
        try {
          beat(client, token);
        } catch (TaskTimedOutException timedOut) {
          lost = true;
        }
        if (lost && sound) {
          return;
        }
        wasted.addAndGet(lost ? 1 : 0);
      }
      try {
        succeed(client, token);
      } catch (TaskTimedOutException timedOut) {
        // Somebody else has it.
      }
    }
  }

  @StepFunctionsTest
  static class TimeOutRetriedForEver extends Noted {
    @Explore(freeze = "PT90S")
    void broken(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, false);
    }

    @Explore(freeze = "PT90S")
    void sound(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, true);
    }

    private static void test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, boolean sound) {
      Execution execution = retried(stepFunctions);
      String arn = stepFunctions.activityArn("jobs");
      stepFunctions.runWorker(
          stoppable(
              () -> {
                while (true) {
                  String token = poll(client, arn).taskToken();
                  Thread.sleep(30_000);
                  boolean sent = false;
                  while (!sent) {
                    try {
                      succeed(client, token);
                      sent = true;
                    } catch (TaskTimedOutException lost) {
                      sent = sound;
                      Thread.sleep(5_000);
                    }
                  }
                }
              }));

      clock.advanceBy(ofMinutes(6));

      assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }
  }

  @StepFunctionsTest
  static class LongPauseAndTwoWorkersWrite extends Noted {
    @Explore(freeze = "PT90S")
    void broken(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, false);
    }

    @Explore(freeze = "PT90S")
    void sound(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, true);
    }

    private static void test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, boolean sound) {
      retried(stepFunctions);
      String arn = stepFunctions.activityArn("jobs");
      AtomicInteger stale = new AtomicInteger();
      AtomicInteger newest = new AtomicInteger();
      for (int worker = 1; worker <= 2; worker++) {
        stepFunctions.runWorker(
            stoppable(
                () -> {
                  while (true) {
                    String token = poll(client, arn).taskToken();
                    int mine = newest.incrementAndGet();
                    try {
                      Thread.sleep(30_000);
                      beat(client, token);
                      Thread.sleep(30_000);
                      beat(client, token);
                      // A store that knows who came last refuses all others.
                      if (!sound && mine != newest.get()) {
                        stale.incrementAndGet();
                      }
                      succeed(client, token);
                    } catch (TaskTimedOutException lost) {
                      // Somebody else has it.
                    }
                  }
                }));
      }

      clock.advanceBy(ofMinutes(6));

      assertThat(stale).hasValue(0);
    }
  }

  @StepFunctionsTest
  static class HelperThatNotesEachCheck extends Noted {
    @Explore(freeze = "PT5S")
    void broken(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, false);
    }

    @Explore(freeze = "PT5S")
    void sound(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, true);
    }

    private long last;

    private void test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, boolean sound) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(30)));
      stepFunctions.runWorker(
          stoppable(
              () -> {
                String token = poll(client, task.resource()).taskToken();
                last = System.nanoTime();
                ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
                try {
                  timer.scheduleAtFixedRate(
                      () -> check(client, token, sound), 20, 20, TimeUnit.SECONDS);
                  Thread.sleep(300_000);
                } finally {
                  timer.shutdownNow();
                }
              }));

      clock.advanceBy(ofSeconds(190));

      assertThat(task).isRunning();
    }

    private void check(SfnClient client, String token, boolean sound) {
      long now = System.nanoTime();
      boolean due = now - last >= TimeUnit.SECONDS.toNanos(20);
      last = now;
      if (due || sound) {
        beat(client, token);
      }
    }
  }

  @StepFunctionsTest
  static class TasksWaitInTheWorkersOwnQueue extends Noted {
    @Explore(freeze = "PT35S")
    void broken(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, false);
    }

    @Explore(freeze = "PT35S")
    void sound(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, true);
    }

    private static void test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, boolean sound) {
      TaskAttempt first = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      TaskAttempt second = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      BlockingQueue<String> queue = new LinkedBlockingQueue<>();
      stepFunctions.runWorker(
          stoppable(
              () -> {
                Thread worker =
                    new Thread(
                        stoppable(
                            () -> {
                              while (true) {
                                work(
                                    client,
                                    sound
                                        ? poll(client, first.resource()).taskToken()
                                        : queue.take());
                              }
                            }));
                worker.start();
                while (!sound) {
                  queue.add(poll(client, first.resource()).taskToken());
                }
                worker.join();
              }));

      clock.advanceBy(ofMinutes(4));

      assertThat(first).hasSucceeded();
      assertThat(second).hasSucceeded();
    }

    private static void work(SfnClient client, String token) throws InterruptedException {
      for (int step = 0; step < 3; step++) {
        beat(client, token);
        Thread.sleep(10_000);
      }
      succeed(client, token);
    }
  }

  @StepFunctionsTest
  static class FirstBeatAfterASlowSetUp extends Noted {
    @Explore(freeze = "PT25S")
    void broken(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, false);
    }

    @Explore(freeze = "PT25S")
    void sound(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, true);
    }

    private static void test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, boolean sound) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      stepFunctions.runWorker(
          stoppable(
              () -> {
                String token = poll(client, task.resource()).taskToken();
                for (int setUp = 0; setUp < 2; setUp++) {
                  Thread.sleep(20_000);
                  if (sound) {
                    beat(client, token);
                  }
                }
                for (int step = 0; step < 10; step++) {
                  beat(client, token);
                  Thread.sleep(20_000);
                }
                succeed(client, token);
              }));

      clock.advanceBy(ofMinutes(6));

      assertThat(task).hasSucceeded();
    }
  }

  @StepFunctionsTest
  static class ManyTasksLostByOneFailedBeat extends Noted {
    private static final int TASKS = 20;

    @Explore(faults = true)
    void broken(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, false);
    }

    @Explore(faults = true)
    void sound(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, true);
    }

    private static void test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, boolean sound) {
      for (int task = 0; task < TASKS; task++) {
        stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      }
      String arn = stepFunctions.activityArn("a");
      stepFunctions.runWorker(
          stoppable(
              () -> {
                List<String> tokens = new CopyOnWriteArrayList<>();
                ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
                try {
                  timer.scheduleAtFixedRate(
                      () -> tokens.forEach(token -> beat(client, token, sound)),
                      20,
                      20,
                      TimeUnit.SECONDS);
                  while (tokens.size() < TASKS) {
                    tokens.add(poll(client, arn).taskToken());
                  }
                  Thread.sleep(300_000);
                } finally {
                  timer.shutdownNow();
                }
              }));

      clock.advanceBy(ofSeconds(190));

      assertThat(stepFunctions.tasks()).allSatisfy(task -> assertThat(task).isRunning());
    }

    private static void beat(SfnClient client, String token, boolean sound) {
      if (sound) {
        tolerantly(() -> WorkerActs.beat(client, token));
      } else {
        WorkerActs.beat(client, token);
      }
    }
  }

  @StepFunctionsTest
  static class CheckpointsOfAWallClockThatJumps extends Noted {
    @Explore(wallClock = "PT1H")
    void broken(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, false);
    }

    @Explore(wallClock = "PT1H")
    void sound(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, true);
    }

    private static void test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, boolean sound) {
      TaskAttempt task = stepFunctions.scheduleTask(activity("a").heartbeat(ofSeconds(60)));
      stepFunctions.runWorker(
          stoppable(
              () -> {
                String token = poll(client, task.resource()).taskToken();
                long last = now(sound);
                for (int checkpoint = 0; checkpoint < 20; checkpoint++) {
                  Thread.sleep(10_000);
                  if (now(sound) - last >= 20_000) {
                    beat(client, token);
                    last = now(sound);
                  }
                }
                succeed(client, token);
              }));

      clock.advanceBy(ofMinutes(5));

      assertThat(task).hasSucceeded();
    }

    private static long now(boolean sound) {
      return sound ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime()) : System.currentTimeMillis();
    }
  }
}
