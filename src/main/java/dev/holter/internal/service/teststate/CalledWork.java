package dev.holter.internal.service.teststate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.StateError;
import dev.holter.internal.asl.state.State;
import dev.holter.internal.asl.state.TaskState;
import dev.holter.internal.service.core.CallAnswers;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.Integrations;

/**
 * Does the work of a task that TestState tests without a mock: it asks the test for the answer to
 * the task's call.
 */
record CalledWork(State state, Core core, CallAnswers answers) implements TestStateRun.Work {

  @Override
  public JsonNode result(JsonNode input) throws TestStateRun.WorkFailure {
    StateTestCall call = new StateTestCall((TaskState) state, Json.write(input));
    try {
      return Json.parse(answers.answerNow(call));
    } catch (Integrations.IntegrationError failure) {
      throw new TestStateRun.WorkFailure(StateError.failed(failure.error(), failure.getMessage()));
    }
  }
}
