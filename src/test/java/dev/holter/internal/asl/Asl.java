package dev.holter.internal.asl;

import static dev.holter.Caught.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.expression.CountedRandomness;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.expression.Expression;
import dev.holter.internal.asl.expression.Inspection;
import dev.holter.internal.asl.reading.DefinitionScope;
import dev.holter.internal.asl.reading.InvalidDefinition;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.MachineType;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.state.State;
import dev.holter.internal.asl.state.TaskState;
import java.time.Instant;
import java.util.Map;

/** Short ways to a definition, a state or a refusal; texts may use ' where JSON has ". */
public final class Asl {

  public static final DefinitionScope STANDARD =
      new DefinitionScope("aws", "us-east-1", "123456789012", MachineType.STANDARD);
  public static final DefinitionScope EXPRESS =
      new DefinitionScope("aws", "us-east-1", "123456789012", MachineType.EXPRESS);
  public static final String ACTIVITY = "arn:aws:states:us-east-1:123456789012:activity:work";

  /** The present of every evaluation. */
  public static final Instant NOW = Instant.parse("2024-01-01T00:00:00.250Z");

  private Asl() {}

  public static JsonNode json(String text) {
    return Json.parse(quoted(text));
  }

  public static EvaluationContext context() {
    return context("{'Execution':{'Name':'run-1'},'State':{'Name':'S'}}");
  }

  static EvaluationContext context(String contextObject) {
    return of(json("{}"), contextObject);
  }

  /** Returns what a state is evaluated with that has this input. */
  public static EvaluationContext of(JsonNode input) {
    return of(input, "{'Execution':{'Name':'run-1'},'State':{'Name':'S'}}");
  }

  public static EvaluationContext of(JsonNode input, String contextObject) {
    return new EvaluationContext(
        input,
        null,
        null,
        (ObjectNode) json(contextObject),
        Map.of("v", json("{'list':[1,2],'text':'t'}")),
        NOW,
        new CountedRandomness(),
        Inspection.NONE);
  }

  /** Returns the value of an expression, as JSON; only the input may use ' for ". */
  public static String value(String expression, String input) {
    return Json.write(Expression.compile(expression).evaluate("x.$", json(input), context()));
  }

  /** Returns why a value cannot be had, as {@link #failure} does. */
  public static String problem(String expression, String input) {
    return failure(() -> value(expression, input));
  }

  static Definition definition(String text) {
    return Definition.parse(quoted(text), STANDARD);
  }

  /** Returns the state of a machine that has only this one, called S. */
  public static <T extends State> T state(Class<T> type, String text) {
    return type.cast(definition(machine(text)).flow().state("S"));
  }

  public static TaskState task(String fields) {
    return state(
        TaskState.class, "{'Type':'Task','Resource':'" + ACTIVITY + "','End':true" + fields + "}");
  }

  /** Returns why a machine is refused that has only this state, called S. */
  public static String refusalOf(String state) {
    return refusal(machine(state), STANDARD);
  }

  public static String refusalOfTask(String fields) {
    return refusalOf("{'Type':'Task','Resource':'" + ACTIVITY + "','End':true" + fields + "}");
  }

  public static String refusal(String text) {
    return refusal(text, STANDARD);
  }

  public static String refusal(String text, DefinitionScope scope) {
    InvalidDefinition refused =
        catchThrowableOfType(InvalidDefinition.class, () -> Definition.parse(quoted(text), scope));
    return refused == null ? "accepted" : String.valueOf(refused.getMessage());
  }

  /** Returns the error name and detail with which an evaluation fails. */
  public static String failure(Runnable evaluation) {
    StateFailure failed = catchThrowableOfType(StateFailure.class, evaluation::run);
    return failed == null ? "no failure" : failed.error() + ": " + failed.getMessage();
  }

  public static String machine(String state) {
    return "{'StartAt':'S','States':{'S':" + state + "}}";
  }

  public static String quoted(String text) {
    return text.replace('\'', '"');
  }
}
