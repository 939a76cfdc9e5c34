package dev.holter.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.Json;
import dev.holter.internal.asl.State;
import dev.holter.internal.asl.StateError;
import dev.holter.internal.asl.TaskState;

/** The work of a task that TestState tests without a mock: the test's answer to its call. */
record CalledWork(State state, Core core, TestAnswers answers) implements StateTest.Work {

  @Override
  public JsonNode result(JsonNode input) throws StateTest.WorkFailure {
    StateTestCall call = new StateTestCall((TaskState) state, Json.write(input));
    try {
      return Json.parse(answers.answerNow(call));
    } catch (Integrations.IntegrationError failure) {
      throw new StateTest.WorkFailure(StateError.failed(failure.error(), failure.getMessage()));
    }
  }
}
