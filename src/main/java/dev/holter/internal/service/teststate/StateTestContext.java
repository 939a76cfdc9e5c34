package dev.holter.internal.service.teststate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.JsonSyntaxError;
import dev.holter.internal.asl.resource.Resource.Integration;
import dev.holter.internal.asl.resource.Resource.Pattern;
import dev.holter.internal.asl.state.RetriableState;
import dev.holter.internal.asl.state.State;
import dev.holter.internal.asl.state.TaskState;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.ServiceErrors;
import dev.holter.internal.service.run.ContextObject;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The context object ({@code $$}) of a state that TestState tests. */
final class StateTestContext {
  private static final String INVALID = "Invalid Context object provided: ";

  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "Execution",
          Set.of("Id", "Input", "Name", "RoleArn", "StartTime", "RedriveCount", "RedriveTime"),
          "StateMachine",
          Set.of("Id", "Name"),
          "State",
          Set.of("EnteredTime", "Name", "RetryCount"),
          "Task",
          Set.of("Token"),
          "Map",
          Set.of("Item"));
  private static final Set<String> NUMBERS = Set.of("RedriveCount", "RetryCount");
  private static final Set<String> ANYTHING = Set.of("Input", "Item");

  private StateTestContext() {}

  /** Makes up a context object, as AWS does for an execution that does not exist. */
  static ObjectNode of(State state, JsonNode input, @Nullable String roleArn, Core core) {
    String machine = core.tokens().uuid();
    String name = core.tokens().uuid();
    String now = ContextObject.text(core.now());
    ObjectNode context = Json.object();
    ObjectNode execution = context.putObject("Execution");
    execution.put("Id", core.arns().express(machine, name)).set("Input", input);
    execution.put("Name", name).put("RoleArn", roleArn).put("StartTime", now);
    context
        .putObject("StateMachine")
        .put("Id", core.arns().stateMachine(machine))
        .put("Name", machine);
    ObjectNode about = context.putObject("State");
    about.put("Name", TestStateOperation.STATE_NAME).put("EnteredTime", now);
    if (state instanceof RetriableState) {
      about.put("RetryCount", 0);
    }
    if (hasToken(state)) {
      context.putObject("Task").put("Token", core.tokens().taskToken());
    }
    return context;
  }

  /** Whether somebody answers for the state with a task token. */
  static boolean hasToken(State state) {
    return state instanceof TaskState task
        && task.resource() instanceof Integration integration
        && integration.pattern() != Pattern.REQUEST_RESPONSE;
  }

  /** Reads the context object of the request, or refuses it. */
  static ObjectNode given(String text, State state) {
    if (!(parse(text) instanceof ObjectNode context)) {
      throw ServiceErrors.validation(INVALID + "Context object must be a JSON object");
    }
    context.properties().forEach(part -> check(part.getKey(), part.getValue()));
    if (context.has("Task") && !hasToken(state)) {
      throw ServiceErrors.validation(
          INVALID
              + "Context object contains 'Task' when state is not a Task state with a '.sync' or"
              + " '.waitForTaskToken' service integration pattern");
    }
    return context;
  }

  private static JsonNode parse(String text) {
    try {
      return Json.parse(text);
    } catch (JsonSyntaxError notJson) {
      throw ServiceErrors.validation(INVALID + notJson.problem());
    }
  }

  private static void check(String part, JsonNode value) {
    Set<String> known = FIELDS.get(part);
    require(known != null, notAllowed(part));
    require(value.isObject(), part + " must be an object");
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String name = field.getKey();
      require(known != null && known.contains(name), notAllowed(name));
      boolean number = NUMBERS.contains(name);
      boolean typed = number ? field.getValue().isNumber() : field.getValue().isTextual();
      require(
          typed || ANYTHING.contains(name),
          part + "." + name + " must be a " + (number ? "number" : "string"));
    }
  }

  private static String notAllowed(String field) {
    return "Field '" + field + "' is not allowed";
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw ServiceErrors.validation(INVALID + problem);
    }
  }
}
