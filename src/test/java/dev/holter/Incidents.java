package dev.holter;

import static dev.holter.TaskDefinition.activity;
import static dev.holter.WorkerActs.beat;
import static dev.holter.WorkerActs.poll;
import static dev.holter.WorkerActs.stoppable;
import static dev.holter.WorkerActs.succeed;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.util.Objects;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * What went wrong in public, modelled anew: before and after it was mended. None of these tests
 * looks at anything, so that only lint can tell.
 */
final class Incidents {
  private Incidents() {}

  /** Starts an execution of one state with the given fields, and returns the activity's ARN. */
  private static String start(FakeStepFunctions stepFunctions, String resource, String fields) {
    String arn = stepFunctions.createActivity("jobs");
    stepFunctions.createStateMachine(
        "jobs",
        """
        {"StartAt": "Job", "States": {
          "Job": {"Type": "Task", "Resource": "%s", "End": true%s}}}
        """
            .formatted(resource.isEmpty() ? arn : resource, fields));
    stepFunctions.startExecution("jobs", "{}");
    return arn;
  }

  private static String retried(String errors) {
    return ", \"Retry\": [{\"ErrorEquals\": [\"" + errors + "\"]}]";
  }

  private static final String RETRIED = ", \"HeartbeatSeconds\": 60" + retried("States.Timeout");

  private static final String CALLBACK = "arn:aws:states:::ecs:runTask.waitForTaskToken";

  /** Whoever was to call back was lost, and the execution stayed open without an alarm. */
  @StepFunctionsTest
  static class ClockMissing {
    @Test
    void before(FakeStepFunctions stepFunctions, VirtualClock clock) {
      test(stepFunctions, clock, "");
    }

    @Test
    void after(FakeStepFunctions stepFunctions, VirtualClock clock) {
      test(stepFunctions, clock, ", \"TimeoutSeconds\": 900" + retried("States.Timeout"));
    }

    private static void test(FakeStepFunctions stepFunctions, VirtualClock clock, String fields) {
      stepFunctions.integration("ecs:runTask.waitForTaskToken").returns("{}");
      start(stepFunctions, CALLBACK, fields);
      clock.advanceBy(ofMinutes(5));
    }
  }

  /** The containers beat each minute, and the state listened to none of it. */
  @StepFunctionsTest
  static class HeartbeatMissing {
    @Test
    void before(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, "");
    }

    @Test
    void after(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, ", \"HeartbeatSeconds\": 300");
    }

    private static void test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, String heartbeat) {
      String arn =
          start(
              stepFunctions, "", ", \"TimeoutSeconds\": 21600" + heartbeat + retried("States.ALL"));
      stepFunctions.runWorker(
          stoppable(
              () -> {
                String token = poll(client, arn).taskToken();
                for (int minute = 0; minute < 10; minute++) {
                  beat(client, token);
                  Thread.sleep(60_000);
                }
                succeed(client, token);
              }));
      clock.advanceBy(ofMinutes(15));
    }
  }

  /** The errors in the retrier came of another pattern: the block had never taken one. */
  @StepFunctionsTest
  static class ErrorImpossible {
    @Test
    void before(FakeStepFunctions stepFunctions, VirtualClock clock) {
      test(stepFunctions, clock, "ECS.TaskFailedToStartException\", \"States.Timeout");
    }

    @Test
    void after(FakeStepFunctions stepFunctions, VirtualClock clock) {
      test(stepFunctions, clock, "States.Timeout");
    }

    private static void test(FakeStepFunctions stepFunctions, VirtualClock clock, String errors) {
      stepFunctions.integration("ecs:runTask.waitForTaskToken").returns("{}");
      start(stepFunctions, CALLBACK, ", \"HeartbeatSeconds\": 300" + retried(errors));
      clock.advanceBy(ofMinutes(1));
    }
  }

  /** A container that never started was noticed, and its window of data was dropped. */
  @StepFunctionsTest
  static class TimeoutUnhandled {
    @Test
    void before(FakeStepFunctions stepFunctions) {
      start(stepFunctions, "", fields("States.TaskFailed"));
    }

    @Test
    void after(FakeStepFunctions stepFunctions) {
      start(stepFunctions, "", fields("States.TaskFailed\", \"States.Timeout"));
    }

    private static String fields(String errors) {
      return ", \"HeartbeatSeconds\": 300" + retried(errors);
    }
  }

  /** The input sets both clocks, and an operator had swapped them. */
  @StepFunctionsTest
  static class HeartbeatNotShorter {
    @Test
    void before(FakeStepFunctions stepFunctions) {
      test(stepFunctions, "{\"beats\": 900, \"whole\": 300}");
    }

    @Test
    void after(FakeStepFunctions stepFunctions) {
      test(stepFunctions, "{\"beats\": 300, \"whole\": 900}");
    }

    private static void test(FakeStepFunctions stepFunctions, String input) {
      stepFunctions.createActivity("jobs");
      stepFunctions.createStateMachine(
          "asked",
          """
          {"StartAt": "Job", "States": {"Job": {"Type": "Task", "End": true, "Resource": "%s",
            "HeartbeatSecondsPath": "$.beats", "TimeoutSecondsPath": "$.whole",
            "Retry": [{"ErrorEquals": ["States.ALL"]}]}}}
          """
              .formatted(stepFunctions.activityArn("jobs")));
      stepFunctions.startExecution("asked", input);
    }
  }

  /** One beat of two was late by a slot, and the message went to a second worker. */
  @StepFunctionsTest
  static class RetriesOverrun {
    @Test
    void before(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, 58);
    }

    @Test
    void after(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, 20);
    }

    private static void test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, int gap) {
      String arn = start(stepFunctions, "", RETRIED);
      stepFunctions.runWorker(
          stoppable(
              () -> {
                String token = poll(client, arn).taskToken();
                for (int beat = 0; beat < 10; beat++) {
                  Thread.sleep(gap * 1000L);
                  beat(client, token);
                }
                succeed(client, token);
              }));
      clock.advanceBy(ofMinutes(15));
    }
  }

  /** The worker ran a program for an hour, and did not beat meanwhile. */
  @StepFunctionsTest
  static class SilentPhase {
    @Test
    void before(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, 1);
    }

    @Test
    void after(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, 10);
    }

    private static void test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, int looks) {
      String arn = start(stepFunctions, "", RETRIED);
      stepFunctions.runWorker(
          stoppable(
              () -> {
                String token = poll(client, arn).taskToken();
                beat(client, token);
                for (int look = 0; look < looks; look++) {
                  Thread.sleep(300_000 / looks);
                  try {
                    beat(client, token);
                  } catch (TaskTimedOutException lost) {
                    return;
                  }
                }
                succeed(client, token);
              }));
      clock.advanceBy(ofMinutes(10));
    }
  }

  /** A periodic task that throws is not run again, and its executor says nothing. */
  @StepFunctionsTest
  static class TimerEnded {
    @Test
    void before(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, false);
    }

    @Test
    void after(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, true);
    }

    private static void test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, boolean caught) {
      stepFunctions.onHeartbeats(4, 6, Fault.throttling());
      String arn = start(stepFunctions, "", RETRIED);
      stepFunctions.runWorker(
          stoppable(
              () -> {
                String token = poll(client, arn).taskToken();
                ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
                timer.scheduleAtFixedRate(
                    () -> {
                      try {
                        beat(client, token);
                      } catch (SfnException failed) {
                        if (!caught) {
                          throw failed;
                        }
                      }
                    },
                    10,
                    10,
                    TimeUnit.SECONDS);
                try {
                  Thread.sleep(85_000);
                } finally {
                  timer.shutdownNow();
                }
                succeed(client, token);
              }));
      clock.advanceBy(ofMinutes(3));
    }
  }

  /** The beats went on when the result had been sent. */
  @StepFunctionsTest
  static class CallsAfterEnd {
    @Test
    void before(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, false);
    }

    @Test
    void after(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, true);
    }

    private static void test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, boolean cancelled) {
      String arn = start(stepFunctions, "", RETRIED);
      stepFunctions.runWorker(
          stoppable(
              () -> {
                String token = poll(client, arn).taskToken();
                Timer timer = new Timer(true);
                timer.schedule(tolerant(client, token), 20_000, 20_000);
                try {
                  Thread.sleep(50_000);
                  if (cancelled) {
                    timer.cancel();
                  }
                  succeed(client, token);
                  poll(client, arn);
                } finally {
                  timer.cancel();
                }
              }));
      clock.advanceBy(ofMinutes(3));
    }

    private static TimerTask tolerant(SfnClient client, String token) {
      return new TimerTask() {
        @Override
        public void run() {
          try {
            beat(client, token);
          } catch (SfnException again) {
            // The next one may be taken.
          }
        }
      };
    }
  }

  /** Whoever had lost its claim was never told, and two workers finished one message. */
  @StepFunctionsTest
  static class TimeoutSwallowed {
    @Test
    void before(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, false);
    }

    @Test
    void after(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, true);
    }

    private static void test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, boolean ends) {
      String arn = start(stepFunctions, "", RETRIED);
      WorkerRun worker =
          stepFunctions.runWorker(
              stoppable(
                  () -> {
                    String token = poll(client, arn).taskToken();
                    for (int page = 0; page < 8; page++) {
                      Thread.sleep(20_000);
                      try {
                        beat(client, token);
                      } catch (TaskTimedOutException lost) {
                        if (ends) {
                          return;
                        }
                      }
                    }
                  }));
      clock.advanceBy(ofSeconds(30));
      worker.freeze(ofSeconds(90));
      clock.advanceBy(ofMinutes(3));
    }
  }

  /** A client that waits for less than the poll's minute left polls behind that took tasks. */
  @StepFunctionsTest
  static class PollCutShort {
    @Test
    void before(FakeStepFunctions stepFunctions, VirtualClock clock) {
      test(stepFunctions, clock, 20);
    }

    @Test
    void after(FakeStepFunctions stepFunctions, VirtualClock clock) {
      test(stepFunctions, clock, 70);
    }

    private static void test(FakeStepFunctions stepFunctions, VirtualClock clock, int patience) {
      String arn = stepFunctions.createActivity("jobs");
      stepFunctions.runWorker(
          stoppable(
              () -> {
                try (SfnClient client =
                    stepFunctions
                        .clientBuilder()
                        .overrideConfiguration(o -> o.apiCallAttemptTimeout(ofSeconds(patience)))
                        .build()) {
                  while (true) {
                    try {
                      poll(client, arn);
                    } catch (ApiCallAttemptTimeoutException late) {
                      Thread.sleep(1_000);
                    }
                  }
                }
              }));
      clock.advanceBy(ofMinutes(3));
    }
  }

  /** A task was shown as started by a worker that had been stopped before it came. */
  @StepFunctionsTest
  static class PollAbandoned {
    @Test
    void before(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      String arn = stepFunctions.createActivity("jobs");
      WorkerRun worker = stepFunctions.runWorker(stoppable(() -> poll(client, arn)));
      clock.advanceBy(ofSeconds(10));
      worker.stop();
      start(stepFunctions, "", RETRIED);
      clock.advanceBy(ofMinutes(3));
    }

    @Test
    void after(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      String arn = stepFunctions.createActivity("jobs");
      AtomicBoolean stopping = new AtomicBoolean();
      stepFunctions.runWorker(
          stoppable(
              () -> {
                while (!stopping.get()) {
                  String token = client.getActivityTask(r -> r.activityArn(arn)).taskToken();
                  if (token != null) {
                    succeed(client, token);
                  }
                }
              }));
      clock.advanceBy(ofSeconds(10));
      stopping.set(true);
      start(stepFunctions, "", RETRIED);
      clock.advanceBy(ofMinutes(3));
    }
  }

  /** The token stood in a field, and the second task took the first one's place there. */
  @StepFunctionsTest
  static class TokenShared {
    @Test
    void before(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, true);
    }

    @Test
    void after(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, false);
    }

    private static void test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, boolean inField) {
      AtomicReference<String> field = new AtomicReference<>();
      for (int task = 0; task < 2; task++) {
        stepFunctions.scheduleTask(activity("jobs").heartbeat(ofSeconds(60)));
        stepFunctions.runWorker(
            stoppable(
                () -> {
                  String mine = poll(client, stepFunctions.activityArn("jobs")).taskToken();
                  field.set(mine);
                  for (int page = 0; page < 6; page++) {
                    Thread.sleep(20_000);
                    beat(client, inField ? Objects.requireNonNull(field.get()) : mine);
                  }
                }));
      }
      clock.advanceBy(ofMinutes(2));
    }
  }

  /** The signal to end threw inside of the loop, whose catch took it for a failed poll. */
  @StepFunctionsTest
  static class PollingUnending {
    @Test
    void before(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, false);
    }

    @Test
    void after(FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock) {
      test(stepFunctions, client, clock, true);
    }

    private static void test(
        FakeStepFunctions stepFunctions, SfnClient client, VirtualClock clock, boolean ends) {
      String arn = stepFunctions.createActivity("jobs");
      stepFunctions.runWorker(
          () -> {
            for (int failed = 0; failed < (ends ? 1 : 50); ) {
              try {
                poll(client, arn);
              } catch (RuntimeException any) {
                // It goes on; not without an end here, for which the test would have to wait.
                failed++;
              }
            }
          });
      clock.advanceBy(ofMinutes(2));
    }
  }
}
