package dev.holter;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/**
 * One attempt of a recorded task: its events, as far as they are there.
 *
 * @param state the Task state
 * @param resource what the attempt asks, as {@code sqs:sendMessage} or the ARN of a function or an
 *     activity
 * @param input what was sent
 * @param scheduled when it was sent
 * @param started when somebody took it
 * @param submitted the answer of a call whose result came later
 * @param end how it ended
 */
record RecordedAttempt(
    String state,
    String resource,
    String input,
    HistoryEvent scheduled,
    @Nullable HistoryEvent started,
    @Nullable HistoryEvent submitted,
    @Nullable HistoryEvent end) {

  /** When somebody was at work from: what a delay counts from. */
  Instant begun() {
    return (started == null ? scheduled : started).timestamp();
  }

  Duration until(HistoryEvent event) {
    return Duration.between(begun(), event.timestamp());
  }

  boolean isActivity() {
    return scheduled.activityScheduledEventDetails() != null;
  }

  /** The time within which the worker must have shown itself, zero if it need not. */
  Duration heartbeat() {
    return seconds(
        isActivity()
            ? scheduled.activityScheduledEventDetails().heartbeatInSeconds()
            : scheduled.taskScheduledEventDetails() == null
                ? null
                : scheduled.taskScheduledEventDetails().heartbeatInSeconds());
  }

  /** Whether its time-out came of heartbeats: one for the whole task comes at its own time. */
  boolean fellSilent(Duration whole) {
    Duration timeout =
        seconds(
            isActivity()
                ? scheduled.activityScheduledEventDetails().timeoutInSeconds()
                : scheduled.taskScheduledEventDetails() == null
                    ? null
                    : scheduled.taskScheduledEventDetails().timeoutInSeconds());
    boolean timedOut = end != null && RecordedEnd.of(end) == null;
    return timedOut && (timeout.isZero() || whole.compareTo(timeout) < 0);
  }

  private static Duration seconds(@Nullable Long seconds) {
    return seconds == null ? Duration.ZERO : Duration.ofSeconds(seconds);
  }
}
