package dev.holter.internal.service.teststate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.Definition;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.reading.DefinitionScope;
import dev.holter.internal.asl.reading.InvalidDefinition;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.JsonSyntaxError;
import dev.holter.internal.asl.state.Flow;
import dev.holter.internal.asl.state.ForkState;
import dev.holter.internal.asl.state.MapState;
import dev.holter.internal.asl.state.State;
import dev.holter.internal.service.core.CallAnswers;
import dev.holter.internal.service.core.Constraints;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.ServiceErrors;
import dev.holter.internal.service.run.ContextObject;
import dev.holter.internal.service.run.ItemOrigin;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.TestStateConfiguration;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/**
 * TestState: one state by itself, without an execution. It may ask the test for the answer of a
 * service, and so takes the lock itself.
 */
public final class TestStateOperation {
  /** The name that AWS gives to a state which comes without one. */
  static final String STATE_NAME = "StateName";

  private static final String NOT_FOUND = "State not found in definition";

  /** The state that is tested, and whether a Map state repeats it. */
  private record Subject(State state, boolean isRepeated) {}

  private final Core core;
  private final CallAnswers answers;

  public TestStateOperation(Core core, CallAnswers answers) {
    this.core = core;
    this.answers = answers;
  }

  public TestStateResponse test(TestStateRequest request) throws InterruptedException {
    TestStateRun test;
    StateInspection inspection;
    synchronized (core.lock()) {
      check(request);
      StateMock.check(request);
      Subject subject = subject(request);
      State state = subject.state();
      requireInside(
          TestStateRun.orNothing(request.stateConfiguration()).errorCausedByState(), state);
      StateMock mock = StateMock.of(request, state);
      String input = Objects.requireNonNullElse(request.input(), "{}");
      Map<String, JsonNode> variables = variables(request.variables());
      inspection = new StateInspection(state, input, variables);
      JsonNode tree = json(input, "input");
      inspection.knows(tree, input);
      if (mock != null && request.mock().result() != null) {
        mock.tell(inspection, request.mock().result());
      }
      EvaluationContext context = context(request, subject, tree, variables, inspection);
      test =
          new TestStateRun(
              core,
              state,
              context,
              inspection,
              TestStateRun.orNothing(request.stateConfiguration()),
              mock == null ? new CalledWork(state, core, answers) : mock);
    }
    TestStateResponse.Builder answer = test.run();
    boolean shown =
        request.inspectionLevel() != null && request.inspectionLevel() != InspectionLevel.INFO;
    return shown ? answer.inspectionData(inspection.data()).build() : answer.build();
  }

  private static void check(TestStateRequest request) {
    Constraints constraints =
        new Constraints()
            .required(request.definition(), "definition")
            .definition(request.definition())
            .optionalArn(request.roleArn(), "roleArn")
            .payload(request.input(), "input")
            .known(
                request.inspectionLevel(),
                InspectionLevel.UNKNOWN_TO_SDK_VERSION.toString(),
                request.inspectionLevelAsString(),
                "inspectionLevel",
                "DEBUG, TRACE, INFO")
            .payload(request.variables(), "variables")
            .length(request.stateName(), "stateName", 1, 80)
            .payload(request.context(), "context");
    if (request.mock() != null) {
      StateMock.check(request.mock(), constraints);
    }
    TestStateConfiguration configuration = TestStateRun.orNothing(request.stateConfiguration());
    constraints
        .atLeastZero(configuration.retrierRetryCount(), "stateConfiguration.retrierRetryCount")
        .length(configuration.errorCausedByState(), "stateConfiguration.errorCausedByState", 1, 80)
        .atLeastZero(
            configuration.mapIterationFailureCount(), "stateConfiguration.mapIterationFailureCount")
        .payload(configuration.mapItemReaderData(), "stateConfiguration.mapItemReaderData")
        .check();
  }

  private Subject subject(TestStateRequest request) {
    DefinitionScope scope = core.settings().scope(StateMachineType.STANDARD);
    String name = request.stateName();
    try {
      return name == null
          ? new Subject(Definition.parseState(request.definition(), STATE_NAME, scope), false)
          : find(name, Definition.parse(request.definition(), scope).flow());
    } catch (InvalidDefinition invalid) {
      throw ServiceErrors.invalidDefinition(String.valueOf(invalid.getMessage()));
    }
  }

  private static Subject find(String name, Flow machine) {
    State state = named(name, machine).orElseThrow(() -> ServiceErrors.validation(NOT_FOUND));
    boolean repeated =
        machine
            .allStates()
            .filter(MapState.class::isInstance)
            .anyMatch(map -> named(name, ((MapState) map).flows().get(0)).isPresent());
    return new Subject(state, repeated);
  }

  private static Optional<State> named(String name, Flow flow) {
    return flow.allStates().filter(state -> state.name().equals(name)).findFirst();
  }

  /**
   * Checks the state that a mocked error is said to come from. It must be one of the branches or
   * iterations.
   */
  private static void requireInside(@Nullable String name, State state) {
    if (name != null
        && state instanceof ForkState fork
        && fork.flows().stream().noneMatch(flow -> named(name, flow).isPresent())) {
      throw ServiceErrors.validation(NOT_FOUND);
    }
  }

  private EvaluationContext context(
      TestStateRequest request,
      Subject subject,
      JsonNode input,
      Map<String, JsonNode> variables,
      StateInspection inspection) {
    ObjectNode contextObject =
        request.context() == null
            ? madeUp(subject, input, request.roleArn())
            : StateTestContext.given(request.context(), subject.state());
    return new EvaluationContext(
        input, null, null, contextObject, variables, core.now(), core.tokens(), inspection);
  }

  private ObjectNode madeUp(Subject subject, JsonNode input, @Nullable String roleArn) {
    ObjectNode object = StateTestContext.of(subject.state(), input, roleArn, core);
    return subject.isRepeated()
        ? ContextObject.withItem(object, 0, input, ItemOrigin.STATE)
        : object;
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
