package dev.holter.execution;

import java.time.Instant;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * One {@code SendTaskHeartbeat}, {@code SendTaskSuccess} or {@code SendTaskFailure} on the token of
 * a task, whatever the answer was.
 *
 * @param operation the operation's name, such as {@code SendTaskHeartbeat}
 * @param at the virtual instant at which the call arrived
 * @param error the error that was answered, such as {@code TaskTimedOut} or {@code
 *     ThrottlingException}, or empty if the call was accepted
 * @param injected whether the answer was a fault that the test put there; the service has not seen
 *     such a call
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public record TaskCall(String operation, Instant at, Optional<String> error, boolean injected) {

  /** The name of the operation that a heartbeat is. */
  public static final String HEARTBEAT = "SendTaskHeartbeat";

  /**
   * Tells whether this call is a heartbeat.
   *
   * @return whether the operation is {@code SendTaskHeartbeat}
   */
  public boolean isHeartbeat() {
    return operation.equals(HEARTBEAT);
  }

  /**
   * Tells whether the service took the call.
   *
   * @return {@code true} if it was answered without an error
   */
  public boolean isAccepted() {
    return error.isEmpty();
  }
}
