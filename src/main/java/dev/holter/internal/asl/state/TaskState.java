package dev.holter.internal.asl.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.reading.DefinitionScope;
import dev.holter.internal.asl.reading.Fields;
import dev.holter.internal.asl.reading.Wording;
import dev.holter.internal.asl.resource.Credentials;
import dev.holter.internal.asl.resource.HttpTask;
import dev.holter.internal.asl.resource.Resource;
import dev.holter.internal.asl.resource.ResourceParser;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Has its work done by a worker, a callback or a service. */
public final class TaskState implements RetriableState {

  private static final Set<String> FIELDS =
      Set.of(
          "Type",
          "Comment",
          "QueryLanguage",
          "Assign",
          "Resource",
          "Credentials",
          "Retry",
          "Catch",
          "TimeoutSeconds",
          "HeartbeatSeconds",
          "Next",
          "End");
  private static final Set<String> IN_JSON_PATH =
      Set.of(
          "InputPath",
          "OutputPath",
          "ResultPath",
          "Parameters",
          "ResultSelector",
          "TimeoutSecondsPath",
          "HeartbeatSecondsPath");
  private static final Set<String> IN_JSONATA = Set.of("Arguments", "Output");

  private final String name;
  private final Transition transition;
  private final Resource resource;
  private final Optional<Credentials> credentials;
  private final DataFlow data;
  private final TimeLimit timeout;
  private final TimeLimit heartbeat;
  private final List<Retrier> retriers;
  private final List<Catcher> catchers;

  TaskState(Fields fields, DefinitionScope scope) {
    fields.allow(FIELDS, IN_JSON_PATH, IN_JSONATA);
    fields.require("Resource");
    this.name = fields.state();
    this.transition = Transition.of(fields);
    this.resource = new ResourceParser(scope).parse(fields);
    this.credentials = Credentials.of(fields, resource);
    HttpTask.check(fields, resource);
    this.data = DataFlow.of(fields);
    this.timeout = TimeLimit.of(fields, "TimeoutSeconds");
    this.heartbeat = TimeLimit.of(fields, "HeartbeatSeconds");
    this.retriers = Retrier.of(fields);
    this.catchers = Catcher.of(fields);
    if (heartbeat.isNotShorterThan(timeout)) {
      fields.report(Wording.HEARTBEAT_TOO_LONG, "HeartbeatSeconds");
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String type() {
    return "Task";
  }

  @Override
  public Transition transition() {
    return transition;
  }

  /** Returns what does the work. */
  public Resource resource() {
    return resource;
  }

  /** Tells whether the state has {@code TimeoutSeconds}, plain or asked for. */
  public boolean hasTimeout() {
    return timeout.isDeclared();
  }

  /** Tells whether the state has {@code HeartbeatSeconds}, plain or asked for. */
  public boolean hasHeartbeat() {
    return heartbeat.isDeclared();
  }

  /** Returns {@code HeartbeatSeconds} as the definition has it; absent if asked for. */
  public Optional<Duration> plainHeartbeat() {
    return heartbeat.plain();
  }

  @Override
  public List<Retrier> retriers() {
    return retriers;
  }

  @Override
  public List<Catcher> catchers() {
    return catchers;
  }

  /**
   * Returns what the worker or service is given.
   *
   * @throws StateFailure if a path leads nowhere
   */
  public JsonNode taskInput(EvaluationContext context) {
    return data.arguments(context);
  }

  /**
   * Returns the time limits of the next attempt.
   *
   * @throws StateFailure if a path leads nowhere or to no usable number of seconds
   */
  public TaskLimits limits(EvaluationContext context) {
    JsonNode effective = data.effectiveInput(context);
    Optional<Duration> wholeTask = timeout.evaluate(effective, context);
    Optional<Duration> betweenBeats = heartbeat.evaluate(effective, context);
    TimeLimit.requireShorter(betweenBeats, wholeTask);
    return new TaskLimits(wholeTask, betweenBeats);
  }

  /**
   * Returns the ARN of the role that the task runs under, absent if the state names none.
   *
   * @throws StateFailure if a path leads nowhere or to something other than a text
   */
  public Optional<String> credentialsRoleArn(EvaluationContext context) {
    JsonNode effective = data.effectiveInput(context);
    return credentials.map(given -> given.roleArn(effective, context));
  }

  /**
   * Returns what the state leaves behind for the result of the task.
   *
   * @throws StateFailure if a path leads nowhere or the result has no place in the input
   */
  public Outcome outcome(JsonNode result, EvaluationContext context) {
    return data.outcome(result, context);
  }

  @Override
  public <R> @Nullable R accept(StateVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
