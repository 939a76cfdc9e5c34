package dev.holter.internal.service.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.state.State;
import dev.holter.internal.service.core.StartedFrom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.AssignedVariablesDetails;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** The events of states and of the execution itself. */
public final class StateEvents {
  private static final AssignedVariablesDetails NOT_TRUNCATED =
      AssignedVariablesDetails.builder().truncated(false).build();

  private StateEvents() {}

  public static Event executionStarted(String input, StartedFrom origin) {
    return new Event(
        HistoryEventType.EXECUTION_STARTED,
        event ->
            event.executionStartedEventDetails(
                details ->
                    details
                        .input(input)
                        .inputDetails(History.NOT_TRUNCATED)
                        .roleArn(origin.revision().roleArn())
                        .stateMachineAliasArn(origin.aliasArn())
                        .stateMachineVersionArn(origin.versionArn())));
  }

  public static Event executionSucceeded(String output) {
    return new Event(
        HistoryEventType.EXECUTION_SUCCEEDED,
        event ->
            event.executionSucceededEventDetails(
                details -> details.output(output).outputDetails(History.NOT_TRUNCATED)));
  }

  public static Event executionFailed(@Nullable String error, @Nullable String cause) {
    return new Event(
        HistoryEventType.EXECUTION_FAILED,
        event -> event.executionFailedEventDetails(details -> details.error(error).cause(cause)));
  }

  public static Event executionAborted(@Nullable String error, @Nullable String cause) {
    return new Event(
        HistoryEventType.EXECUTION_ABORTED,
        event -> event.executionAbortedEventDetails(details -> details.error(error).cause(cause)));
  }

  public static Event executionRedriven(int count) {
    return new Event(
        HistoryEventType.EXECUTION_REDRIVEN,
        event -> event.executionRedrivenEventDetails(details -> details.redriveCount(count)));
  }

  public static Event executionTimedOut(String error) {
    return new Event(
        HistoryEventType.EXECUTION_TIMED_OUT,
        event -> event.executionTimedOutEventDetails(details -> details.error(error)));
  }

  public static Event entered(State state, String input) {
    return new Event(
        HistoryEventType.fromValue(state.type() + "StateEntered"),
        event ->
            event.stateEnteredEventDetails(
                details ->
                    details.name(state.name()).input(input).inputDetails(History.NOT_TRUNCATED)));
  }

  public static Event exited(State state, String output, Map<String, JsonNode> assigned) {
    return new Event(
        HistoryEventType.fromValue(state.type() + "StateExited"),
        event ->
            event.stateExitedEventDetails(
                details -> {
                  details.name(state.name()).output(output).outputDetails(History.NOT_TRUNCATED);
                  if (!assigned.isEmpty()) {
                    details
                        .assignedVariables(texts(assigned))
                        .assignedVariablesDetails(NOT_TRUNCATED);
                  }
                }));
  }

  private static Map<String, String> texts(Map<String, JsonNode> values) {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((name, value) -> texts.put(name, Json.write(value)));
    return texts;
  }

  public static Event evaluationFailed(State state, StateFailure failure, String cause) {
    return new Event(
        HistoryEventType.EVALUATION_FAILED,
        event ->
            event.evaluationFailedEventDetails(
                details ->
                    details
                        .state(state.name())
                        .error(failure.error())
                        .cause(cause)
                        .location(failure.location().orElse(null))));
  }
}
