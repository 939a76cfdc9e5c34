package dev.holter.internal.asl.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An error as Retry and Catch see it: a missed heartbeat is reported as a timeout, yet can be told
 * apart.
 *
 * @param kind what happened
 * @param error the error name, absent if a worker gave none
 * @param cause the cause, absent if a worker gave none, and after a timeout
 */
public record StateError(Kind kind, @Nullable String error, @Nullable String cause) {

  // What the API shows of an error has these bounds, wherever the error comes from.
  private static final int LONGEST_ERROR = 256;
  private static final int LONGEST_CAUSE = 32_768;

  /** The name under which both kinds of expiry are reported. */
  public static final String TIMEOUT = "States.Timeout";

  /** The ways in which an error comes about. */
  public enum Kind {
    /** Somebody or something reported a failure. */
    FAILED,
    /** {@code TimeoutSeconds} passed. */
    TIMED_OUT,
    /** {@code HeartbeatSeconds} passed without a heartbeat. */
    HEARTBEAT_MISSED
  }

  /** Cuts off what is too long, as causes are that quote the cause of another execution. */
  public StateError {
    error = atMost(LONGEST_ERROR, error);
    cause = atMost(LONGEST_CAUSE, cause);
  }

  private static @Nullable String atMost(int length, @Nullable String text) {
    if (text == null || text.length() <= length) {
      return text;
    }
    boolean halves = Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, halves ? length - 1 : length);
  }

  /** Returns a reported failure. */
  public static StateError failed(@Nullable String error, @Nullable String cause) {
    return new StateError(Kind.FAILED, error, cause);
  }

  /** Returns the expiry of {@code TimeoutSeconds}. */
  public static StateError timedOut() {
    return new StateError(Kind.TIMED_OUT, TIMEOUT, null);
  }

  /** Returns the expiry of {@code HeartbeatSeconds}. */
  public static StateError heartbeatMissed() {
    return new StateError(Kind.HEARTBEAT_MISSED, TIMEOUT, null);
  }

  /** Returns the error output that a catcher hands on. */
  public ObjectNode output() {
    String shownCause = kind == Kind.FAILED ? cause : "";
    return Json.object().put("Error", error).put("Cause", shownCause);
  }
}
