package dev.holter.internal.service;

import dev.holter.internal.asl.State;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** The events of states and of the execution itself. */
final class StateEvents {
  private StateEvents() {}

  static Event executionStarted(String input, String roleArn) {
    return new Event(
        HistoryEventType.EXECUTION_STARTED,
        event ->
            event.executionStartedEventDetails(
                details ->
                    details.input(input).inputDetails(History.NOT_TRUNCATED).roleArn(roleArn)));
  }

  static Event executionSucceeded(String output) {
    return new Event(
        HistoryEventType.EXECUTION_SUCCEEDED,
        event ->
            event.executionSucceededEventDetails(
                details -> details.output(output).outputDetails(History.NOT_TRUNCATED)));
  }

  static Event executionFailed(@Nullable String error, @Nullable String cause) {
    return new Event(
        HistoryEventType.EXECUTION_FAILED,
        event -> event.executionFailedEventDetails(details -> details.error(error).cause(cause)));
  }

  static Event executionAborted(@Nullable String error, @Nullable String cause) {
    return new Event(
        HistoryEventType.EXECUTION_ABORTED,
        event -> event.executionAbortedEventDetails(details -> details.error(error).cause(cause)));
  }

  static Event executionTimedOut(String error) {
    return new Event(
        HistoryEventType.EXECUTION_TIMED_OUT,
        event -> event.executionTimedOutEventDetails(details -> details.error(error)));
  }

  static Event entered(State state, String input) {
    return new Event(
        HistoryEventType.fromValue(state.type() + "StateEntered"),
        event ->
            event.stateEnteredEventDetails(
                details ->
                    details.name(state.name()).input(input).inputDetails(History.NOT_TRUNCATED)));
  }

  static Event exited(State state, String output) {
    return new Event(
        HistoryEventType.fromValue(state.type() + "StateExited"),
        event ->
            event.stateExitedEventDetails(
                details ->
                    details
                        .name(state.name())
                        .output(output)
                        .outputDetails(History.NOT_TRUNCATED)));
  }
}
