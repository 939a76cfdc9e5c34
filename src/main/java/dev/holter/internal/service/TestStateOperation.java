package dev.holter.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.Definition;
import dev.holter.internal.asl.DefinitionScope;
import dev.holter.internal.asl.EvaluationContext;
import dev.holter.internal.asl.InvalidDefinition;
import dev.holter.internal.asl.Json;
import dev.holter.internal.asl.JsonSyntaxError;
import dev.holter.internal.asl.Resource.Activity;
import dev.holter.internal.asl.State;
import dev.holter.internal.asl.TaskState;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/**
 * TestState: one state by itself, without an execution. It may ask the test for the answer of a
 * service, and so takes the lock itself.
 */
final class TestStateOperation {
  /** What the service calls a state that is given without a name. */
  static final String STATE_NAME = "StateName";

  private final Core core;
  private final TestAnswers answers;

  TestStateOperation(Core core, TestAnswers answers) {
    this.core = core;
    this.answers = answers;
  }

  TestStateResponse test(TestStateRequest request) throws InterruptedException {
    StateTest test;
    StateInspection inspection;
    synchronized (core.lock()) {
      new Constraints()
          .required(request.definition(), "definition")
          .definition(request.definition())
          .payload(request.input(), "input")
          .length(request.stateName(), "stateName", 1, 80)
          .check();
      StateMock.check(request);
      State state = state(request);
      StateMock mock = StateMock.of(request, state);
      String input = Objects.requireNonNullElse(request.input(), "{}");
      Map<String, JsonNode> variables = variables(request.variables());
      inspection = new StateInspection(state, input, variables);
      JsonNode tree = json(input, "input");
      inspection.knows(tree, input);
      if (mock != null && request.mock().result() != null) {
        mock.tell(inspection, request.mock().result());
      }
      EvaluationContext context = context(request, state, tree, variables, inspection);
      test =
          new StateTest(
              state,
              context,
              inspection,
              StateTest.orNothing(request.stateConfiguration()),
              mock == null ? new CalledWork(state, core, answers) : mock,
              core.tokens().fraction());
    }
    TestStateResponse.Builder answer = test.run();
    boolean shown =
        request.inspectionLevel() != null && request.inspectionLevel() != InspectionLevel.INFO;
    return shown ? answer.inspectionData(inspection.data()).build() : answer.build();
  }

  private State state(TestStateRequest request) {
    DefinitionScope scope = core.settings().scope(StateMachineType.STANDARD);
    String name = request.stateName();
    try {
      State state =
          name == null
              ? Definition.parseState(request.definition(), STATE_NAME, scope)
              : Definition.parse(request.definition(), scope)
                  .flow()
                  .allStates()
                  .filter(one -> one.name().equals(name))
                  .findFirst()
                  .orElseThrow(() -> ServiceErrors.validation("State not found in definition"));
      if (state instanceof TaskState task && task.resource() instanceof Activity) {
        throw ServiceErrors.untestableState("TestState API does not support Activity tasks");
      }
      return state;
    } catch (InvalidDefinition invalid) {
      throw ServiceErrors.invalidDefinition(String.valueOf(invalid.getMessage()));
    }
  }

  private EvaluationContext context(
      TestStateRequest request,
      State state,
      JsonNode input,
      Map<String, JsonNode> variables,
      StateInspection inspection) {
    ObjectNode contextObject =
        request.context() == null
            ? StateTestContext.of(state, input, request.roleArn(), core)
            : StateTestContext.given(request.context(), state);
    return new EvaluationContext(
        input, null, null, contextObject, variables, core.now(), core.tokens(), inspection);
  }

  private static Map<String, JsonNode> variables(@Nullable String text) {
    Map<String, JsonNode> variables = new HashMap<>();
    JsonNode given = text == null ? Json.object() : json(text, "variables");
    if (!given.isObject()) {
      throw ServiceErrors.validation("The variables must be a JSON object");
    }
    given.properties().forEach(one -> variables.put(one.getKey(), one.getValue()));
    return variables;
  }

  /** Refuses a member that is not JSON. */
  static JsonNode json(String text, String member) {
    try {
      return Json.parse(text);
    } catch (JsonSyntaxError notJson) {
      throw member.equals("input")
          ? ServiceErrors.invalidExecutionInput(notJson.problem())
          : ServiceErrors.validation("The " + member + " is not JSON: " + notJson.problem());
    }
  }
}
