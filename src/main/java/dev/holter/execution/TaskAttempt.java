package dev.holter.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * One attempt of a Task state: a token, its clocks, and every call made with it.
 *
 * <p>A retried state has one {@code TaskAttempt} per attempt, as it has one token per attempt on
 * AWS.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public interface TaskAttempt {

  /** {@return the execution that this attempt belongs to} */
  Execution execution();

  /** {@return the name of the Task state} */
  String stateName();

  /** {@return the {@code Resource} of the state: an activity's ARN, or an integration's} */
  String resource();

  /**
   * Returns the ARN that a worker polls for this attempt.
   *
   * @return the state's {@code Resource}
   * @throws IllegalStateException if the resource is not an activity; workers of a callback task
   *     get its token from a message
   */
  default String activityArn() {
    String arn = resource();
    if (!arn.contains(":activity:")) {
      throw new IllegalStateException(
          "Task ["
              + stateName()
              + "] calls ["
              + arn
              + "], which is no activity: nobody polls for it. The token of a callback task is"
              + " taskToken()");
    }
    return arn;
  }

  /** {@return which attempt of the state this is, 1 for the first} */
  int attempt();

  /** {@return the task token; empty while an activity task waits for a worker} */
  Optional<String> taskToken();

  /** {@return the task's input, as JSON text} */
  String input();

  /** {@return {@code HeartbeatSeconds} as evaluated for this attempt, or empty if undeclared} */
  Optional<Duration> heartbeatTimeout();

  /** {@return {@code TimeoutSeconds} as evaluated for this attempt, or empty if undeclared} */
  Optional<Duration> timeout();

  /** {@return the instant of {@code ActivityScheduled} or {@code TaskScheduled}} */
  Instant scheduledAt();

  /** {@return the instant at which both clocks started, or empty while no worker has the task} */
  Optional<Instant> startedAt();

  /** {@return the instant at which the attempt ended, or empty while it is open} */
  Optional<Instant> endedAt();

  /** {@return the {@code workerName} that the poll gave, if it gave one} */
  Optional<String> workerName();

  /**
   * {@return whether the task was handed to a caller that had gone: the poll that took it was still
   * open at the service, and its worker, interrupted or out of patience, got nothing}
   */
  boolean callerHadGone();

  /** {@return where the attempt stands now} */
  TaskStatus status();

  /** {@return which clock ended the attempt, or empty if none did} */
  Optional<TaskClock> expiredClock();

  /** {@return the output as JSON text, present only if the attempt succeeded} */
  Optional<String> output();

  /** {@return the error name, if the attempt failed or timed out and has one} */
  Optional<String> error();

  /** {@return the cause, if the attempt failed and has one} */
  Optional<String> cause();

  /** {@return every call on this attempt's token in order of arrival, rejected ones included} */
  List<TaskCall> calls();

  /** {@return the accepted heartbeats in order of arrival} */
  default List<Heartbeat> heartbeats() {
    List<Heartbeat> beats = new ArrayList<>();
    Instant previous = startedAt().orElse(scheduledAt());
    for (TaskCall call : calls()) {
      if (call.isHeartbeat() && call.isAccepted()) {
        beats.add(
            new Heartbeat(beats.size() + 1, call.at(), Duration.between(previous, call.at())));
        previous = call.at();
      }
    }
    return List.copyOf(beats);
  }

  /**
   * {@return what was not as usual in the attempt's world from its scheduling to {@link
   * #observedUntil}, both inclusive, in order} Empty unless the test is explored, replayed, says
   * {@code except}, or itself does something to a worker or its clock, such as {@code
   * WorkerRun.freeze}.
   */
  List<SeenDeviation> deviations();

  /**
   * {@return the instant at which the attempt would miss its heartbeat, or empty if it is not
   * running or declares no {@code HeartbeatSeconds}} A beat at exactly this instant is late.
   */
  Optional<Instant> heartbeatDeadline();

  /**
   * {@return the instant at which {@code TimeoutSeconds} ends the attempt, or empty if it is not
   * running or declares none}
   */
  Optional<Instant> timeoutDeadline();

  /** {@return the end of the attempt, or the current virtual instant while it is open} */
  Instant observedUntil();
}
