package dev.holter.internal.service.teststate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.JsonSyntaxError;
import dev.holter.internal.asl.reading.StateError;
import dev.holter.internal.asl.resource.Resource.Activity;
import dev.holter.internal.asl.state.DistributedMode;
import dev.holter.internal.asl.state.ForkState;
import dev.holter.internal.asl.state.MapState;
import dev.holter.internal.asl.state.ParallelState;
import dev.holter.internal.asl.state.RetriableState;
import dev.holter.internal.asl.state.State;
import dev.holter.internal.asl.state.TaskState;
import dev.holter.internal.service.core.Constraints;
import dev.holter.internal.service.core.ServiceErrors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.MockErrorOutput;
import software.amazon.awssdk.services.sfn.model.MockInput;
import software.amazon.awssdk.services.sfn.model.MockResponseValidationMode;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;

/** The result or error that a request of TestState puts in the place of a state's work. */
final class StateMock implements TestStateRun.Work {
  private final @Nullable JsonNode result;
  private final @Nullable StateError error;

  private StateMock(@Nullable JsonNode result, @Nullable StateError error) {
    this.result = result;
    this.error = error;
  }

  @Override
  public JsonNode result(JsonNode input) throws TestStateRun.WorkFailure {
    if (result == null) {
      throw new TestStateRun.WorkFailure(error == null ? StateError.failed(null, null) : error);
    }
    return result;
  }

  /** Hands the inspection the result as its author wrote it. */
  void tell(StateInspection inspection, String text) {
    if (result != null) {
      inspection.knows(result, text);
    }
  }

  /** Checks the bounds of its members. */
  static void check(MockInput mock, Constraints constraints) {
    constraints
        .payload(mock.result(), "mock.result")
        .known(
            mock.fieldValidationMode(),
            MockResponseValidationMode.UNKNOWN_TO_SDK_VERSION.toString(),
            mock.fieldValidationModeAsString(),
            "mock.fieldValidationMode",
            "STRICT, PRESENT, NONE");
    if (mock.errorOutput() != null) {
      constraints
          .error(mock.errorOutput().error(), "mock.errorOutput.error")
          .cause(mock.errorOutput().cause(), "mock.errorOutput.cause");
    }
  }

  /** Refuses members that contradict one another. AWS does so before it reads the definition. */
  static void check(TestStateRequest request) {
    MockInput mock = request.mock();
    if (mock == null) {
      requireMock(
          "MapIterationFailureCount",
          TestStateRun.orNothing(request.stateConfiguration()).mapIterationFailureCount());
      requireMock("Context", request.context());
      return;
    }
    require(
        mock.result() == null || mock.errorOutput() == null,
        "A test mock should have only one of the following fields: [result, errorOutput].");
    require(
        mock.result() != null || mock.errorOutput() != null,
        "A test mock should have one of the following fields: [result, errorOutput].");
    require(
        !Boolean.TRUE.equals(request.revealSecrets()),
        "TestState does not support RevealSecrets when a mock is specified.");
  }

  private static void requireMock(String member, @Nullable Object value) {
    require(
        value == null, "TestState does not support " + member + " when a mock is not specified.");
  }

  /** Returns the mock of a request; null if it has none. */
  static @Nullable StateMock of(TestStateRequest request, State state) {
    MockInput mock = request.mock();
    if (mock == null) {
      requireTestable(state);
      require(
          !(state instanceof TaskState) || request.roleArn() != null,
          "RoleArn must be specified when testing a Task state");
      return null;
    }
    require(
        state instanceof RetriableState,
        "State type '" + state.type() + "' is not supported when a mock is specified");
    if (mock.result() == null) {
      MockErrorOutput failure = mock.errorOutput();
      return new StateMock(null, StateError.failed(failure.error(), failure.cause()));
    }
    JsonNode result = parsed(mock.result());
    check(state, result, mock.fieldValidationMode());
    return new StateMock(result, null);
  }

  private static JsonNode parsed(String result) {
    try {
      return Json.parse(result);
    } catch (JsonSyntaxError notJson) {
      throw ServiceErrors.validation("Mocked result must be valid JSON");
    }
  }

  private static void check(
      State state, JsonNode result, @Nullable MockResponseValidationMode mode) {
    if (state instanceof MapState map && exports(map)) {
      require(result.isObject(), "Mocked result must be a JSON object.");
    } else if (state instanceof ForkState) {
      require(result.isArray(), "Mocked result must be an array.");
    }
    if (state instanceof ParallelState parallel) {
      require(
          result.size() == parallel.flows().size(),
          "Mocked result must contain the same number of items as number of Parallel branches.");
    } else if (state instanceof TaskState task && mode != MockResponseValidationMode.NONE) {
      MockSchema.check(task.resource(), result, mode != MockResponseValidationMode.PRESENT);
    }
  }

  /** Refuses a test without a mock of a state that can be tested only with one. */
  private static void requireTestable(State state) {
    if (state instanceof ForkState) {
      throw ServiceErrors.untestableState(
          "TestState API does not support Map or Parallel states. Supported state types"
              + " include: [Task, Wait, Pass, Succeed, Fail, Choice]");
    }
    // AWS's text for this error is not known.
    if (state instanceof TaskState task && task.resource() instanceof Activity) {
      throw ServiceErrors.untestableState(
          "TestState API does not support Activity tasks when a mock is not specified.");
    }
    if (StateTestContext.hasToken(state)) {
      throw ServiceErrors.untestableState(
          "TestState API does not support the .sync and .waitForTaskToken service integration"
              + " patterns when a mock is not specified.");
    }
  }

  private static boolean exports(MapState map) {
    return map.distributed().map(DistributedMode::writer).flatMap(w -> w.resource()).isPresent();
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw ServiceErrors.validation(problem);
    }
  }
}
