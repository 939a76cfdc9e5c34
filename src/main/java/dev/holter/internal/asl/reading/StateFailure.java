package dev.holter.internal.asl.reading;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends a state because its own fields cannot be evaluated. */
public final class StateFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final String QUERY_EVALUATION = "States.QueryEvaluationError";

  private final String error;
  private final boolean query;
  private final boolean late;
  private final @Nullable String location;

  private StateFailure(
      String error, String detail, boolean query, boolean late, @Nullable String location) {
    super(detail);
    this.error = error;
    this.query = query;
    this.late = late;
    this.location = location;
  }

  public static StateFailure of(String error, String detail) {
    return new StateFailure(error, detail, false, false, null);
  }

  /** Returns a failure with the error name {@code States.Runtime}. */
  public static StateFailure runtime(String detail) {
    return of("States.Runtime", detail);
  }

  /** Returns a failure for more data than anybody may pass on. */
  static StateFailure tooLarge() {
    return of("States.DataLimitExceeded", Wording.TOO_LARGE);
  }

  /**
   * Returns a failure of a field of a JSONata state.
   *
   * @param location where the field stands in the state, null if nothing stands there
   */
  public static StateFailure query(String detail, @Nullable String location) {
    return new StateFailure(QUERY_EVALUATION, detail, true, false, location);
  }

  /** Returns the same for a value that was found to be wrong only once the state had begun. */
  public static StateFailure lateQuery(String detail, String location) {
    return new StateFailure(QUERY_EVALUATION, detail, true, true, location);
  }

  /** Tells whether the state's query language is to blame, which is an event of its own. */
  public boolean isQuery() {
    return query;
  }

  /** Tells whether the state had begun. */
  public boolean isLate() {
    return late;
  }

  /** Returns the field of the state that failed, absent if it is none or not known. */
  public Optional<String> location() {
    return Optional.ofNullable(location);
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
