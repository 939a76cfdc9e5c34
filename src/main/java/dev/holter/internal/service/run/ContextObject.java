package dev.holter.internal.service.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.state.RetriableState;
import dev.holter.internal.service.core.ExecutionKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Builds the context object ({@code $$}) of a state, in the service's order of keys. */
public final class ContextObject {
  private ContextObject() {}

  static ObjectNode of(Strand strand, @Nullable String taskToken) {
    ExecutionRecord execution = strand.execution;
    ObjectNode context = Json.object();
    ObjectNode about = context.putObject("Execution");
    about.put("Id", execution.executionArn());
    about.set("Input", execution.given.tree());
    about.put("StartTime", text(execution.startedAt()));
    about.put("Name", execution.name());
    about.put("RoleArn", execution.revision.roleArn());
    if (execution.kind != ExecutionKind.SYNC_EXPRESS) {
      about.put("RedriveCount", execution.redrives.count());
    }
    if (execution.redrives.last() != null) {
      about.put("RedriveTime", text(execution.redrives.last()));
    }
    context
        .putObject("StateMachine")
        .put("Id", execution.stateMachineArn())
        .put("Name", execution.revision.name());
    ObjectNode state = context.putObject("State");
    state.put("Name", strand.state().name());
    state.put("EnteredTime", text(strand.enteredAt));
    if (strand.state() instanceof RetriableState) {
      state.put("RetryCount", strand.retries);
    }
    if (taskToken != null) {
      context.putObject("Task").put("Token", taskToken);
    }
    return context;
  }

  /** Returns what the selector of a Map state sees of one item. */
  static ObjectNode ofItem(Strand strand, int index, JsonNode item, ItemOrigin origin) {
    return withItem(of(strand, null), index, item, origin);
  }

  /** Returns a context object that has an item in it and is otherwise the same. */
  public static ObjectNode withItem(
      ObjectNode object, int index, JsonNode item, ItemOrigin origin) {
    // What is in it is shared: a copy of a large input for each item would cost its square.
    ObjectNode context = Json.object();
    context.setAll(object);
    ObjectNode about = context.putObject("Map").putObject("Item").put("Index", index);
    if (origin.arePairs()) {
      about.setAll((ObjectNode) item);
    } else {
      about.set("Value", item);
    }
    about.put("Source", origin.source());
    return context;
  }

  /** Writes an instant as ISO-8601 in UTC. Zero fractions are dropped, as the service does. */
  public static String text(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
