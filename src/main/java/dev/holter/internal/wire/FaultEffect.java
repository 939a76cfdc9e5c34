package dev.holter.internal.wire;

import java.time.Duration;

/** What happens to a call that the author of the test has marked. */
public sealed interface FaultEffect {

  /**
   * Names the effect in the journal.
   *
   * @return AWS's error name, or what the caller sees
   */
  String error();

  /** Answers {@code ThrottlingException}, {@code Rate exceeded}, without serving. */
  record Throttle() implements FaultEffect {
    @Override
    public String error() {
      return "ThrottlingException";
    }
  }

  /** Answers {@code InternalFailure} with status 500, without serving. */
  record Fail() implements FaultEffect {
    @Override
    public String error() {
      return "InternalFailure";
    }
  }

  /**
   * Answers an error of the author's choice without serving.
   *
   * @param error its code
   * @param message its text; empty for none
   * @param status the HTTP status
   */
  record Answer(String error, String message, int status) implements FaultEffect {}

  /** Resets the connection without serving. */
  record ResetConnection() implements FaultEffect {
    @Override
    public String error() {
      return "ConnectionReset";
    }
  }

  /** Serves the call, then resets the connection, so that the answer is lost. */
  record LoseResponse() implements FaultEffect {
    @Override
    public String error() {
      return "ResponseLost";
    }
  }

  /** Serves the call for a caller that has gone: resets the connection at once. */
  record LoseCaller() implements FaultEffect {
    @Override
    public String error() {
      return "CallerGone";
    }
  }

  /**
   * Waits in virtual time, then serves.
   *
   * @param by how long
   */
  record DelayRequest(Duration by) implements FaultEffect {
    @Override
    public String error() {
      return "RequestDelayed";
    }
  }

  /**
   * Serves, then waits in virtual time before it answers.
   *
   * @param by how long
   */
  record DelayResponse(Duration by) implements FaultEffect {
    @Override
    public String error() {
      return "ResponseDelayed";
    }
  }
}
