package dev.holter;

import dev.holter.execution.Execution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Does what workers and others did to a recorded execution, at the same distance of its start. */
final class RecordedWorkers {
  private final FakeStepFunctions stepFunctions;
  private final RecordedExecution recorded;
  private final SfnClient client;

  RecordedWorkers(FakeStepFunctions stepFunctions, RecordedExecution recorded) {
    this.stepFunctions = stepFunctions;
    this.recorded = recorded;
    this.client = stepFunctions.client();
  }

  /**
   * Starts a worker that takes a task at the recorded instant and answers it at the recorded
   * instant.
   */
  void work(RecordedAttempt attempt) {
    HistoryEvent started = attempt.started();
    if (started == null) {
      return;
    }
    @Nullable String worker =
        started.activityStartedEventDetails() == null
            ? null
            : started.activityStartedEventDetails().workerName();
    stepFunctions.runScript(
        "recorded-" + started.id(),
        () -> {
          stepFunctions.clock().sleep(offset(started));
          GetActivityTaskResponse task;
          do {
            task =
                client.getActivityTask(r -> r.activityArn(attempt.resource()).workerName(worker));
          } while (task.taskToken() == null);
          answer(attempt, task.taskToken());
        });
  }

  private Duration offset(HistoryEvent event) {
    Duration offset = Duration.between(recorded.startedAt(), event.timestamp());
    return offset.isNegative() ? Duration.ZERO : offset;
  }

  /**
   * Sends the callback of an attempt from a thread of its own, so that the call that hands the
   * token over is answered first.
   */
  void callBack(RecordedAttempt attempt, String token) {
    stepFunctions.runScript(
        "recorded-" + attempt.scheduled().id(),
        () -> {
          HistoryEvent submitted = attempt.submitted();
          // The token is there before the call that hands it over has been answered.
          stepFunctions.clock().sleep(Duration.ofNanos(1));
          answer(attempt, token, submitted == null ? Duration.ZERO : attempt.until(submitted));
        });
  }

  private void answer(RecordedAttempt attempt, String token) throws InterruptedException {
    answer(attempt, token, Duration.ZERO);
  }

  private void answer(RecordedAttempt attempt, String token, Duration gone)
      throws InterruptedException {
    HistoryEvent end = attempt.end();
    if (end == null) {
      return;
    }
    Duration at = gone;
    for (Duration beat : beats(attempt, attempt.until(end))) {
      sleepUntil(beat, at);
      at = beat;
      client.sendTaskHeartbeat(r -> r.taskToken(token));
    }
    RecordedEnd answer = RecordedEnd.of(end);
    if (answer == null) {
      return;
    }
    sleepUntil(attempt.until(end), at);
    if (answer.isFailure()) {
      client.sendTaskFailure(r -> r.taskToken(token).error(answer.error()).cause(answer.cause()));
    } else {
      client.sendTaskSuccess(r -> r.taskToken(token).output(answer.output()));
    }
  }

  private void sleepUntil(Duration wanted, Duration at) throws InterruptedException {
    if (wanted.compareTo(at) > 0) {
      stepFunctions.clock().sleep(wanted.minus(at));
    }
  }

  /**
   * When the worker may have beaten: counted from the end, so that one that stopped beating is
   * found when it was, and half the interval apart.
   */
  private static List<Duration> beats(RecordedAttempt attempt, Duration whole) {
    List<Duration> beats = new ArrayList<>();
    Duration interval = attempt.heartbeat();
    if (!interval.isZero()) {
      Duration half = interval.dividedBy(2);
      for (Duration beat = whole.minus(attempt.fellSilent(whole) ? interval : half);
          !beat.isNegative() && !beat.isZero();
          beat = beat.minus(half)) {
        beats.add(0, beat);
      }
    }
    return beats;
  }

  void stop(Execution execution) {
    HistoryEvent last = recorded.last();
    stepFunctions
        .clock()
        .newSingleThreadScheduledExecutor()
        .schedule(
            () ->
                client.stopExecution(
                    r ->
                        r.executionArn(execution.executionArn())
                            .error(recorded.error().orElse(null))
                            .cause(recorded.cause().orElse(null))),
            offset(last).toNanos(),
            TimeUnit.NANOSECONDS);
  }
}
