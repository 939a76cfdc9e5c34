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

  /** Returns the instant from which on somebody worked on the attempt. Delays count from it. */
  Instant begun() {
    return (started == null ? scheduled : started).timestamp();
  }

  Duration until(HistoryEvent event) {
    return Duration.between(begun(), event.timestamp());
  }

  boolean isActivity() {
    return scheduled.activityScheduledEventDetails() != null;
  }

  /** Returns {@code HeartbeatSeconds} of the attempt, or zero if it has none. */
  Duration heartbeat() {
    return seconds(
        isActivity()
            ? scheduled.activityScheduledEventDetails().heartbeatInSeconds()
            : scheduled.taskScheduledEventDetails() == null
                ? null
                : scheduled.taskScheduledEventDetails().heartbeatInSeconds());
  }

  /**
   * Whether the attempt timed out because heartbeats stopped. A time-out of the whole task is told
   * apart by its instant.
   */
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
