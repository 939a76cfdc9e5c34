package dev.holter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * One invocation of a function.
 *
 * @param requestId as AWS numbers requests, the same in every run
 * @param arn of the function
 * @param limit the function's time-out
 * @param deadline when the function is stopped
 * @param clock what time it is
 */
record Invocation(String requestId, String arn, Duration limit, Instant deadline, Clock clock) {

  String function() {
    return Functions.name(arn);
  }

  int remainingMillis() {
    return Math.toIntExact(Math.max(0, Duration.between(clock.instant(), deadline).toMillis()));
  }
}
