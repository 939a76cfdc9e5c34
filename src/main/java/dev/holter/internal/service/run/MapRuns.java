package dev.holter.internal.service.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holter.internal.asl.expression.EvaluationContext;
import dev.holter.internal.asl.map.ChildInput;
import dev.holter.internal.asl.map.ItemReader;
import dev.holter.internal.asl.map.MapWording;
import dev.holter.internal.asl.map.UnreadableItemsException;
import dev.holter.internal.asl.reading.Json;
import dev.holter.internal.asl.reading.StateError;
import dev.holter.internal.asl.reading.StateFailure;
import dev.holter.internal.asl.state.DistributedMode;
import dev.holter.internal.asl.state.MapState;
import dev.holter.internal.service.core.Arns;
import dev.holter.internal.service.core.CallAnswers;
import dev.holter.internal.service.core.Core;
import dev.holter.internal.service.core.Quotas;
import dev.holter.internal.service.core.ServiceErrors;
import dev.holter.internal.service.event.ForkEvents;
import dev.holter.internal.service.event.MapRunEvents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;

/**
 * The life of a distributed Map state: its items are worked on by executions of their own, each
 * with its own history. Guarded by the service's lock.
 */
public final class MapRuns {
  public static final String READER_FAILED = "States.ItemReaderFailed";
  private static final String EXCEEDED = "States.ExceedToleratedFailureThreshold";

  private final Core core;
  private final Executions executions;
  private final Interpreter interpreter;
  private final Forks forks;
  private final CallAnswers answers;
  private final MapResults results;
  private final Map<String, MapRun> byArn = new LinkedHashMap<>();

  MapRuns(
      Core core, Executions executions, Interpreter interpreter, Forks forks, CallAnswers answers) {
    this.core = core;
    this.executions = executions;
    this.interpreter = interpreter;
    this.forks = forks;
    this.answers = answers;
    this.results = new MapResults(core, answers, this);
  }

  public MapRun require(String arn) {
    Arns.require(arn, "mapRun");
    MapRun run = byArn.get(arn);
    if (run == null) {
      throw ServiceErrors.resourceNotFound(arn);
    }
    return run;
  }

  public List<MapRun> of(ExecutionRecord execution) {
    return byArn.values().stream().filter(run -> run.owner.execution == execution).toList();
  }

  /** Begins the next attempt of a strand's present state. */
  void start(Strand owner, MapState state, DistributedMode mode) {
    EvaluationContext context = owner.context(core, null);
    int concurrency = state.maxConcurrency(context);
    ItemReader reader = mode.reader().orElse(null);
    JsonNode items = reader == null ? state.items(context) : Json.object();
    // The number of items is not known before they are read, and AWS does not write it later.
    owner.write(ForkEvents.mapStarted(items.size()));
    MapRun run = begin(owner, state, mode, concurrency, context);
    if (reader == null) {
      run.origin = ItemOrigin.of(items);
      work(run, ItemOrigin.list(items));
    } else {
      read(run, reader, context);
    }
  }

  private MapRun begin(
      Strand owner, MapState state, DistributedMode mode, int limit, EvaluationContext context) {
    MapRun run = new MapRun(core, owner, state, mode, limit, state.tolerance(context));
    run.whenAborted = () -> abortChildren(run);
    byArn.put(run.arn, run);
    owner.mapRun = run;
    owner.write(MapRunEvents.started(run.arn));
    return run;
  }

  /** Redrives a run: the executions that have not succeeded go on as part of it. */
  void redrive(MapRun run) {
    if (run.redriveCount == Quotas.MAP_RUN_REDRIVES) {
      throw StateFailure.runtime(MapWording.TOO_MANY_REDRIVES);
    }
    run.reopen();
    run.owner.write(MapRunEvents.redriven(run.arn, run.redriveCount));
    resume(run);
  }

  /** AWS redrives STANDARD executions, and starts EXPRESS ones anew with their input. */
  private void goOn(MapRun run, ExecutionRecord child) {
    if (child.kind.isExpress()) {
      ExecutionRecord again =
          ExecutionRecord.childOf(run, core, run.inputs.get(run.children.indexOf(child)));
      run.replace(child, again);
      run(run, again);
    } else {
      child.redrives.add(null, core.now());
      await(run, child);
      interpreter.resume(child.root, executions.redrive(child));
    }
  }

  private void read(MapRun run, ItemReader reader, EvaluationContext context) {
    int most;
    try {
      most = run.state.maxItems(reader, context);
    } catch (UnreadableItemsException below) {
      fail(run, READER_FAILED, below.getMessage());
      return;
    }
    JsonNode arguments = run.state.arguments(reader, context);
    run.origin = new ItemOrigin(reader.source(arguments), false);
    MapCall call = MapCall.of(run.owner, reader.resource(), Json.write(arguments));
    ReaderReply reply = new ReaderReply(run, reader, most);
    if (!answers.ask(call, reply)) {
      answers.miss(call);
    }
  }

  /** Takes what the items are read from. */
  private final class ReaderReply implements CallAnswers.Reply {
    private final MapRun run;
    private final ItemReader reader;
    private final int most;

    ReaderReply(MapRun run, ItemReader reader, int most) {
      this.run = run;
      this.reader = reader;
      this.most = most;
    }

    @Override
    public boolean isAwaited() {
      return run.isRunning();
    }

    @Override
    public void result(String json, boolean endsCallback) {
      try {
        List<JsonNode> items = reader.items(Json.parse(json));
        interpreter.run(
            run.owner,
            () -> work(run, most == 0 || most >= items.size() ? items : items.subList(0, most)));
      } catch (UnreadableItemsException unreadable) {
        error(READER_FAILED, unreadable.getMessage());
      }
    }

    @Override
    public void error(String error, @Nullable String cause) {
      interpreter.run(run.owner, () -> fail(run, READER_FAILED, cause));
    }
  }

  private void work(MapRun run, List<JsonNode> items) {
    if (!run.isRunning()) {
      return;
    }
    try {
      run.given(run.state.inputs(run.mode, selected(run, items), run.owner.context(core, null)));
    } catch (StateFailure failure) {
      StateError error = interpreter.error(run.owner, failure);
      fail(run, error.error(), error.cause());
      return;
    }
    beginMore(run);
  }

  private List<JsonNode> selected(MapRun run, List<JsonNode> items) {
    if (!run.state.selects()) {
      return items;
    }
    List<JsonNode> selected = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      JsonNode item = items.get(i);
      selected.add(run.state.itemInput(item, run.owner.itemContext(core, i, item, run.origin)));
    }
    return selected;
  }

  /** Begins as many executions as may run now; when none is left, that was the end. */
  private void beginMore(MapRun run) {
    while (run.mayBegin() && executions.hasRoom(run.owner.execution)) {
      ExecutionRecord redriven = run.nextRedriven();
      if (redriven != null) {
        goOn(run, redriven);
      } else {
        begin(run, run.children.size());
      }
    }
    if (run.isRunning() && run.isDone()) {
      results.deliver(run);
    }
  }

  private void begin(MapRun run, int index) {
    ChildInput given = run.inputs.get(index);
    ExecutionRecord child = ExecutionRecord.childOf(run, core, given);
    run.begins(child);
    run(run, child);
  }

  private void run(MapRun run, ExecutionRecord child) {
    run.owner.execution.children.add(child);
    await(run, child);
    executions.add(child);
    interpreter.run(child.root, run.revision.definition().flow().startAt(), child.given);
  }

  private void await(MapRun run, ExecutionRecord child) {
    child.whenEnded.add(() -> interpreter.run(run.owner, () -> ended(run, child)));
  }

  private void ended(MapRun run, ExecutionRecord child) {
    run.ended(child);
    resume(run);
  }

  /** Begins further executions after the limits of a run have changed. */
  public void resume(MapRun run) {
    if (run.isRunning() && run.hasFailed()) {
      fail(run, EXCEEDED, MapRunEvents.EXCEEDED);
    } else {
      beginMore(run);
    }
  }

  /** Ends a run whose results have been written. */
  void succeed(MapRun run, JsonNode result) {
    Strand owner = run.owner;
    run.end(MapRunStatus.SUCCEEDED);
    if (executions.hasRoom(owner.execution)) {
      long done = owner.execution.write(MapRunEvents.succeeded(), owner.lastEvent);
      forks.finish(owner, run.state, done, result);
    }
  }

  void fail(MapRun run, @Nullable String error, @Nullable String cause) {
    Strand owner = run.owner;
    run.end(MapRunStatus.FAILED);
    abortChildren(run);
    if (executions.hasRoom(owner.execution)) {
      owner.write(MapRunEvents.failed(error, cause));
      forks.handle(owner, run.state, StateError.failed(error, cause));
    }
  }

  private void abortChildren(MapRun run) {
    for (ExecutionRecord child : run.children) {
      if (child.isRunning()) {
        executions.abort(child, null, null);
      }
    }
  }
}
