package dev.holter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.reading.Json;
import java.util.Locale;
import java.util.Objects;

/** What Lambda reports of a function that failed, in the form in which states see it. */
final class LambdaErrors {

  /** A failure of the runtime itself. Lambda reports it without a stack. */
  static final class EventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EventException(String message, Throwable cause) {
      super(message, cause, false, false);
    }
  }

  private LambdaErrors() {}

  static String type(Throwable thrown) {
    return thrown instanceof EventException
        ? RuntimeException.class.getName()
        : thrown.getClass().getName();
  }

  static String cause(Throwable thrown) {
    ObjectNode cause =
        Json.object()
            .put(
                "errorMessage",
                Objects.requireNonNullElse(
                    thrown.getLocalizedMessage(), thrown.getClass().getName()))
            .put("errorType", type(thrown));
    ArrayNode frames = cause.putArray("stackTrace");
    for (StackTraceElement frame : thrown.getStackTrace()) {
      // The frames from here on are Holter's. On AWS other frames are there.
      if (frame.getClassName().equals(LambdaCode.class.getName())) {
        break;
      }
      frames.add(frame.toString());
    }
    Throwable reason = thrown.getCause();
    if (thrown instanceof EventException && reason != null) {
      cause
          .putObject("cause")
          .put("errorMessage", reason.getMessage())
          .put("errorType", reason.getClass().getName());
    }
    return Json.write(cause);
  }

  static String timedOut(Invocation invocation) {
    return Json.write(
        Json.object()
            .put("errorType", "Sandbox.Timedout")
            .put(
                "errorMessage",
                String.format(
                    Locale.ROOT,
                    "RequestId: %s Error: Task timed out after %.2f seconds",
                    invocation.requestId(),
                    invocation.limit().toMillis() / 1000.0)));
  }
}
