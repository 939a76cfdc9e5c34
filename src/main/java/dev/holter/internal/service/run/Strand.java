package dev.holter.internal.service.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.expression.Inspection;
import dev.holter.internal.asl.state.Flow;
import dev.holter.internal.asl.state.State;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.Payload;
import dev.holter.internal.service.event.Event;
import dev.holter.internal.time.Deadline;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One walk through a sequence of states: where it is, and what it waits for.
 *
 * <p>An execution has one, and each branch of a Parallel state and iteration of a Map state has its
 * own. Guarded by the service's lock.
 */
public final class Strand {
  public final ExecutionRecord execution;
  final Flow flow;

  /** What it is a part of, and which; null for the execution's own. */
  final @Nullable Fork partOf;

  final int index;

  /** The event that the next one of this strand follows from; 0 before the first. */
  long lastEvent;

  /** The event with which the present state was entered. */
  long enteredEvent;

  /** The event before that one, which failures of the state's query language follow from. */
  long beforeEntered;

  Instant enteredAt;
  Payload input;

  /**
   * The values of variables; a part starts with those of its owner, and keeps its own to itself.
   */
  Map<String, JsonNode> variables;

  /** Retries of the present state so far, in all and by the index of the retrier. */
  int retries;

  final Map<Integer, Integer> retriesOf = new HashMap<>();

  /** The open attempt of the present state, if it is a task. */
  @Nullable TaskRecord attempt;

  /** What a Wait state or a retry's back-off waits for. */
  @Nullable Deadline resumption;

  /** The branches or iterations of the present state, while they walk. */
  @Nullable Fork fork;

  /** The executions that work for the present state, while they run. */
  @Nullable MapRun mapRun;

  /** The attempt of the present Parallel or Map state that one of its parts has failed. */
  @Nullable Fork brokenFork;

  /** The attempt of the present distributed Map state that has failed or was given up. */
  @Nullable MapRun brokenRun;

  private @Nullable State state;
  private boolean stopped;

  Strand(ExecutionRecord execution, Flow flow, Payload input) {
    this.execution = execution;
    this.flow = flow;
    this.partOf = null;
    this.index = 0;
    this.variables = Map.of();
    this.input = input;
    this.enteredAt = execution.startedAt();
  }

  /** A branch or iteration whose first event follows from the given one. */
  Strand(Fork partOf, int index, Payload input, long previous) {
    this.execution = partOf.owner.execution;
    this.flow = partOf.flow(index);
    this.partOf = partOf;
    this.index = index;
    this.variables = partOf.owner.variables;
    this.input = input;
    this.enteredAt = execution.now();
    this.lastEvent = previous;
  }

  /** What the fields of the present state are evaluated with. */
  EvaluationContext context(Core core, @Nullable String taskToken) {
    return context(core, ContextObject.of(this, taskToken));
  }

  /** What the selector of a Map state sees of an item. */
  EvaluationContext itemContext(Core core, int item, JsonNode value, ItemOrigin origin) {
    return context(core, ContextObject.ofItem(this, item, value, origin));
  }

  private EvaluationContext context(Core core, ObjectNode contextObject) {
    return new EvaluationContext(
        input.tree(),
        null,
        null,
        contextObject,
        variables,
        core.now(),
        core.tokens(),
        Inspection.NONE);
  }

  void enter(State entered, Payload given, Instant at) {
    state = entered;
    input = given;
    enteredAt = at;
    retries = 0;
    retriesOf.clear();
    brokenFork = null;
    brokenRun = null;
  }

  /** Goes on in the present state, whose retries begin anew, after the given event. */
  void revive(long previous) {
    stopped = false;
    retries = 0;
    retriesOf.clear();
    lastEvent = previous;
    fork = fork == null ? brokenFork : fork;
    brokenFork = null;
  }

  /** Returns the present state, or null before the first. */
  @Nullable State stateIfAny() {
    return state;
  }

  State state() {
    return Objects.requireNonNull(state);
  }

  /** Writes an event that follows from this strand's last one, and becomes its last. */
  void write(Event event) {
    lastEvent = execution.write(event, lastEvent);
  }

  /** Sets variables, all at once. */
  void assign(Map<String, JsonNode> values) {
    if (!values.isEmpty()) {
      Map<String, JsonNode> all = new HashMap<>(variables);
      all.putAll(values);
      variables = all;
    }
  }

  /** Whether it has come to its end, or was given up. */
  boolean isStopped() {
    return stopped;
  }

  /** Goes no further, nor does what it waits for. */
  void stop(Core core) {
    stopped = true;
    core.cancel(resumption);
    resumption = null;
    TaskRecord open = attempt;
    if (open != null && open.isOpen()) {
      Tasks.stopClocks(core, open);
      open.abort(core.now());
    }
    if (fork != null) {
      fork.walking().forEach(part -> part.stop(core));
    }
    if (mapRun != null) {
      mapRun.abort();
    }
  }

  /** Counts what a state here calls; 1 for the first call. */
  int nextCall(String what) {
    return execution.calls.merge(what + place(), 1, Integer::sum);
  }

  /** Counts the calls of a state in all iterations, those of Map Runs included. */
  int nextOfAll(String state) {
    return execution.topmost().calls.merge("all of " + state, 1, Integer::sum);
  }

  /** Which iterations it is in, such as {@code [3]}; empty outside of Map states. */
  String place() {
    if (partOf == null) {
      return "";
    }
    return partOf.owner.place() + (partOf instanceof MapFork ? "[" + index + "]" : "");
  }
}
