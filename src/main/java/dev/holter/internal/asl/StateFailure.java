package dev.holter.internal.asl;

/** Ends a state because its own fields cannot be evaluated. */
public final class StateFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String error;

  StateFailure(String error, String detail) {
    super(detail);
    this.error = error;
  }

  /** Returns a failure with the error name {@code States.Runtime}. */
  public static StateFailure runtime(String detail) {
    return new StateFailure("States.Runtime", detail);
  }

  /** Returns the error name, such as {@code States.Runtime}. */
  public String error() {
    return error;
  }

  /** Returns the cause that the history shows for this failure in the given state. */
  public String cause(String stateName, long enteredEventId) {
    return cause(stateName, enteredEventId, String.valueOf(getMessage()));
  }

  /** Returns the cause that the history shows for a detail that the caller found out itself. */
  public static String cause(String stateName, long enteredEventId, String detail) {
    return "An error occurred while executing the state '"
        + stateName
        + "' (entered at the event id #"
        + enteredEventId
        + "). "
        + detail;
  }
}
